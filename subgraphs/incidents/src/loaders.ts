import {
  createRollupLoader,
  createRowReader,
  type ReadRowOrExplain,
  type RollupLoader,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import { createIncidentLoader } from './createIncidentLoader';
import { createListedAreaLoader, type ListedAreaRow } from './createListedAreaLoader';
import { createReturnsLoader, type ReturnsLoader } from './createReturnsLoader';
import { createVillagesLoader, type Villages } from './createVillagesLoader';
import type { IncidentRow } from './incidentRow';
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
  readonly organisedCrime: ReturnsLoader<'groupCount' | 'caseCount' | 'arrestCount' | 'assetsYuan'>;
  readonly drugSeizures: ReturnsLoader<'kilograms'>;
  /** Listed areas inside a region. */
  readonly listedAreas: DataLoader<string, ListedAreaRow[]>;
}

export type IncidentsContext = SubgraphContext<IncidentsLoaders>;

export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): IncidentsLoaders {
  const incidentStatistics = createRollupLoader(database, incidentRollup);
  return {
    incidentById: createIncidentLoader(database, viewer),
    readStatistics: createRowReader(database, incidentRollup, incidentStatistics),
    incidentStatistics,
    safetyStatistics: createRollupLoader(database, safetyRollup),
    villagesByPeriod: createVillagesLoader(database),
    dissuasions: createReturnsLoader(database, {
      table: 'fraud_dissuasion',
      time: 'month_code',
      columns: { dissuaded: 'dissuaded' },
    }),
    patrols: createReturnsLoader(database, {
      table: 'patrol_deployment',
      time: 'month_code',
      columns: { officers: 'officers', vehicles: 'vehicles', points: 'points' },
    }),
    organisedCrime: createReturnsLoader(database, {
      table: 'organised_crime',
      time: 'year_code',
      columns: {
        groupCount: 'group_count',
        caseCount: 'case_count',
        arrestCount: 'arrest_count',
        assetsYuan: 'assets_yuan',
      },
    }),
    drugSeizures: createReturnsLoader(database, {
      table: 'drug_seizure',
      time: 'year_code',
      columns: { kilograms: 'kilograms' },
    }),
    listedAreas: createListedAreaLoader(database),
  };
}
