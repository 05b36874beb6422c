import {
  createDayReader,
  createListLoader,
  createPageLoader,
  createRowLoader,
  createRowReader,
  nothing,
  type PageKey,
  placeholders,
  type ReadRowOrExplain,
  type RollupRow,
  type SubgraphContext,
} from '@civicgraph/shared';
import DataLoader from 'dataloader';
import { grantScope } from './grantScope';
import { personScope } from './personScope';
import { currentResidences } from './queries/currentResidences';
import { gridsBelowLinkRate, type LinkRateQuery } from './queries/gridsBelowLinkRate';
import { occupancies } from './queries/occupancies';
import { personOf } from './queries/personOf';
import { type Occupancy, type PersonRow, personColumns, type ResidenceRow } from './queries/rows';
import { populationRollup } from './statistics/populationRollup';
import { townRollup } from './statistics/townRollup';

/** All answers lie within the viewer's scope. */
export interface PopulationLoaders {
  readonly personByRef: DataLoader<string, PersonRow | null>;
  /** The person that the viewer's grant is about; null without a grant in force. */
  readonly grantedPerson: () => Promise<PersonRow | null>;
  readonly residenceByPerson: DataLoader<string, ResidenceRow | null>;
  /** Stays that last, by dwelling. The caller names the dwellings a viewer may ask about. */
  readonly residentsOfDwelling: DataLoader<PageKey, ResidenceRow[], string>;
  /** Dwellings of the viewer's own grids only. */
  readonly occupancyOfDwelling: DataLoader<string, Occupancy>;
  readonly readStatistics: ReadRowOrExplain;
  readonly readTownStatistics: ReadRowOrExplain;
  /** Year rows, oldest first, with the columns `residents` and `settled`. */
  readonly annualRowsOfArea: DataLoader<string, RollupRow[]>;
  readonly gridsBelowLinkRate: DataLoader<LinkRateQuery, RollupRow[], string>;
  /** The day the data stand at. */
  readonly today: () => Promise<string>;
}

export type PopulationContext = SubgraphContext<PopulationLoaders>;

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): PopulationLoaders {
  return {
    personByRef: createRowLoader<PersonRow>(database, {
      table: 'person',
      columns: personColumns,
      key: 'ref',
      condition: personScope(viewer),
    }),
    grantedPerson: () => personOf(database, grantScope(viewer) ?? nothing),
    residenceByPerson: new DataLoader((refs) => currentResidences(database, refs)),
    residentsOfDwelling: createPageLoader<ResidenceRow>(database, {
      table: 'residence',
      columns: ['person_ref'],
      parent: 'dwelling_code',
      key: 'id',
    }),
    occupancyOfDwelling: new DataLoader((codes) => occupancies(database, viewer.grids, codes)),
    readStatistics: createRowReader(database, populationRollup),
    readTownStatistics: createRowReader(database, townRollup),
    annualRowsOfArea: createListLoader<RollupRow>(database, (areas) => ({
      sql: `SELECT area_code AS owner, area_code, period, suppression, residents, settled FROM ${populationRollup.table} WHERE area_code IN (${placeholders(areas)}) AND period LIKE '____' ORDER BY area_code, period`,
      parameters: areas,
    })),
    gridsBelowLinkRate: new DataLoader((queries) => gridsBelowLinkRate(database, viewer, queries), {
      cacheKeyFn: (query) => JSON.stringify(query),
    }),
    today: createDayReader(database, 'data_state', 'stands_at'),
  };
}
