import {
  createRollupLoader,
  createRowLoader,
  createRowReader,
  type ReadRowOrExplain,
  type RollupLoader,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import { createListedAreaLoader, type ListedAreaRow } from './createListedAreaLoader';
import { createReturnsLoader, type ReturnsLoader } from './createReturnsLoader';
import { createVillagesLoader, type Villages } from './createVillagesLoader';
import { type IncidentRow, incidentColumns } from './IncidentRow';
import { incidentScope } from './incidentScope';
import { incidentRollup } from './statistics/incidentRollup';
import { safetyRollup } from './statistics/safetyRollup';

export interface IncidentsLoaders {
  /** Incidents in the viewer's scope; null for all others. */
  readonly incidentById: DataLoader<string, IncidentRow | null>;
  /** Rows of the incident rollup; explains why there is none. */
  readonly readStatistics: ReadRowOrExplain;
  /** Rows of the incident rollup; undefined where there is none. */
  readonly incidentStatistics: RollupLoader;
  /** Rows of the safety rollup, from towns upwards. */
  readonly safetyStatistics: RollupLoader;
  readonly villagesByPeriod: DataLoader<string, Villages>;
  readonly dissuasions: ReturnsLoader<'dissuaded'>;
  readonly patrols: ReturnsLoader<'officers' | 'vehicles' | 'points'>;
  readonly organisedCrime: ReturnsLoader<
    'group_count' | 'case_count' | 'arrest_count' | 'assets_yuan'
  >;
  readonly drugSeizures: ReturnsLoader<'kilograms'>;
  /** Listed areas inside a region. */
  readonly listedAreas: DataLoader<string, ListedAreaRow[]>;
}

export type IncidentsContext = SubgraphContext<IncidentsLoaders>;

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): IncidentsLoaders {
  const incidentStatistics = createRollupLoader(database, incidentRollup);
  return {
    incidentById: createRowLoader<IncidentRow>(database, {
      table: 'incident',
      columns: incidentColumns,
      key: 'incident_id',
      condition: incidentScope(viewer),
    }),
    readStatistics: createRowReader(database, incidentRollup, incidentStatistics),
    incidentStatistics,
    safetyStatistics: createRollupLoader(database, safetyRollup),
    villagesByPeriod: createVillagesLoader(database),
    dissuasions: createReturnsLoader(database, {
      table: 'fraud_dissuasion',
      time: 'month_code',
      columns: ['dissuaded'],
    }),
    patrols: createReturnsLoader(database, {
      table: 'patrol_deployment',
      time: 'month_code',
      columns: ['officers', 'vehicles', 'points'],
    }),
    organisedCrime: createReturnsLoader(database, {
      table: 'organised_crime',
      time: 'year_code',
      columns: ['group_count', 'case_count', 'arrest_count', 'assets_yuan'],
    }),
    drugSeizures: createReturnsLoader(database, {
      table: 'drug_seizure',
      time: 'year_code',
      columns: ['kilograms'],
    }),
    listedAreas: createListedAreaLoader(database),
  };
}
