import {
  createDayReader,
  createRollupLoader,
  createRowLoader,
  createRowReader,
  type ReadRowOrExplain,
  type RollupLoader,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import { createMediationOrgPages, type MediationOrgPages } from './createMediationOrgPages';
import { createMediatorLoader, type MediatorCounts } from './createMediatorLoader';
import { type DisputeRow, disputeColumns } from './DisputeRow';
import { disputeScope } from './disputeScope';
import { type MediationOrgRow, mediationOrgColumns } from './MediationOrgRow';
import { disputeRollup } from './statistics/disputeRollup';
import { screeningRollup } from './statistics/screeningRollup';

/** Encrypted as it is kept. */
export interface SummaryRow {
  readonly dispute_id: string;
  readonly summary: string;
}

export interface DisputesLoaders {
  /** Disputes in the viewer's scope; null for all others. */
  readonly disputeById: DataLoader<string, DisputeRow | null>;
  /** Without a scope of its own: only a dispute in scope leads to it. */
  readonly summaryOf: DataLoader<string, SummaryRow | null>;
  /** Organisations are public. */
  readonly orgById: DataLoader<string, MediationOrgRow | null>;
  readonly orgPages: MediationOrgPages;
  readonly mediatorsOf: DataLoader<string, MediatorCounts>;
  /** Rows of the screening rollup; explains why there is none. */
  readonly readStatistics: ReadRowOrExplain;
  /** Rows of the dispute rollup, from towns upwards. */
  readonly disputeStatistics: RollupLoader;
  /** The day that the data is of; read once a request. */
  today(): Promise<string>;
}

export type DisputesContext = SubgraphContext<DisputesLoaders>;

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): DisputesLoaders {
  return {
    disputeById: createRowLoader<DisputeRow>(database, {
      table: 'dispute',
      columns: disputeColumns,
      key: 'dispute_id',
      condition: disputeScope(viewer),
    }),
    summaryOf: createRowLoader<SummaryRow>(database, {
      table: 'dispute_summary',
      columns: ['dispute_id', 'summary'],
      key: 'dispute_id',
    }),
    orgById: createRowLoader<MediationOrgRow>(database, {
      table: 'mediation_org',
      columns: mediationOrgColumns,
      key: 'org_id',
    }),
    orgPages: createMediationOrgPages(database),
    mediatorsOf: createMediatorLoader(database),
    readStatistics: createRowReader(database, screeningRollup),
    disputeStatistics: createRollupLoader(database, disputeRollup),
    today: createDayReader(database, 'reference_day', 'today'),
  };
}
