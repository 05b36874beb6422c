import {
  createPageLoader,
  createRollupLoader,
  createRowReader,
  type PageKey,
  type ReadRowOrExplain,
  type RollupRow,
  type SubgraphContext,
} from '@civicgraph/shared';
import DataLoader from 'dataloader';
import { annualRows } from './queries/annualRows';
import { currentResidences } from './queries/currentResidences';
import { gridsBelowLinkRate, type LinkRateQuery } from './queries/gridsBelowLinkRate';
import { occupancies } from './queries/occupancies';
import { personsByRef } from './queries/personsByRef';
import type { Occupancy, PersonRow, ResidenceRow } from './queries/rows';
import { standsAt } from './queries/standsAt';
import { populationRollup, townRollup } from './statistics';

/** Fresh for every request; all answers lie within the viewer's scope. */
export interface PopulationLoaders {
  readonly personByRef: DataLoader<string, PersonRow | null>;
  readonly residenceByPerson: DataLoader<string, ResidenceRow | null>;
  /** Stays that last, by dwelling. The caller names the dwellings a viewer may ask about. */
  readonly residentsOfDwelling: DataLoader<PageKey, ResidenceRow[], string>;
  /** Dwellings of the viewer's own grids only. */
  readonly occupancyOfDwelling: DataLoader<string, Occupancy>;
  readonly readStats: ReadRowOrExplain;
  readonly readTownStats: ReadRowOrExplain;
  /** Year rows, oldest first, with the columns `residents` and `settled`. */
  readonly annualRowsOfArea: DataLoader<string, RollupRow[]>;
  readonly gridsBelowLinkRate: DataLoader<LinkRateQuery, RollupRow[], string>;
  /** The day the data stand at. */
  readonly today: () => Promise<string>;
}

export type PopulationContext = SubgraphContext<PopulationLoaders>;

export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): PopulationLoaders {
  let today: Promise<string> | undefined;
  return {
    personByRef: new DataLoader((refs) => personsByRef(database, viewer, refs)),
    residenceByPerson: new DataLoader((refs) => currentResidences(database, refs)),
    residentsOfDwelling: createPageLoader<ResidenceRow>(database, {
      table: 'residence',
      columns: ['person_ref'],
      parent: 'dwelling_code',
      key: 'id',
    }),
    occupancyOfDwelling: new DataLoader((codes) => occupancies(database, viewer.grids, codes)),
    readStats: createRowReader(
      database,
      populationRollup,
      createRollupLoader(database, populationRollup),
    ),
    readTownStats: createRowReader(database, townRollup, createRollupLoader(database, townRollup)),
    annualRowsOfArea: new DataLoader((areas) => annualRows(database, areas)),
    gridsBelowLinkRate: new DataLoader((queries) => gridsBelowLinkRate(database, viewer, queries), {
      cacheKeyFn: (query) => JSON.stringify(query),
    }),
    today() {
      today ??= standsAt(database);
      return today;
    },
  };
}
