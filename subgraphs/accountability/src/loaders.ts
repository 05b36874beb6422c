import {
  createListLoader,
  createRowLoader,
  type Owned,
  placeholders,
  type SubgraphContext,
} from '@civicgraph/shared';
import type DataLoader from 'dataloader';
import { type GrantRow, grantColumns } from './grants/GrantRow';
import { reachableGrants } from './grants/grantScope';

export interface ApprovalRow {
  readonly approver: string;
  readonly role: string;
  readonly approved_at: string;
}

export interface AccountabilityLoaders {
  /** Grants that the viewer may have to do with. */
  readonly grantById: DataLoader<string, GrantRow | null>;
  /** In their order; only a grant in reach leads to them. */
  readonly approvalsOf: DataLoader<string, Owned<ApprovalRow>[]>;
}

export type AccountabilityContext = SubgraphContext<AccountabilityLoaders>;

/** Fresh for every request. */
export function createLoaders({
  database,
  viewer,
}: Omit<SubgraphContext, 'loaders'>): AccountabilityLoaders {
  return {
    grantById: createRowLoader<GrantRow>(database, {
      table: 'access_grant',
      columns: grantColumns,
      key: 'grant_id',
      condition: reachableGrants(viewer),
    }),
    approvalsOf: createListLoader<ApprovalRow>(database, (ids) => ({
      sql: `SELECT grant_id AS owner, approver, role, approved_at FROM access_approval WHERE grant_id IN (${placeholders(ids)}) ORDER BY grant_id, place`,
      parameters: ids,
    })),
  };
}
