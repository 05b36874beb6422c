import { allOf, type Condition, HubError, isOneOf, quote } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { type GrantRow, type GrantState, grantColumns, instant, stateOf } from './GrantRow';

/** @throws HubError GRANT_NOT_FOUND when there is none within the condition */
export async function readGrant(
  manager: EntityManager,
  grantId: string,
  condition: Condition,
): Promise<GrantRow> {
  const { sql, parameters } = allOf(isOneOf('grant_id', [grantId]), condition);
  const [row]: GrantRow[] = await manager.query(
    `SELECT ${grantColumns.join(',')} FROM access_grant WHERE ${sql}`,
    [...parameters],
  );
  if (row) return row;
  throw new HubError(
    'GRANT_NOT_FOUND',
    `There is no grant ${quote(grantId)} that you may deal with. Expected one of "accessRequests" or "myGrants".`,
  );
}

/** @throws HubError GRANT_STATE_INVALID */
export function assertState(row: GrantRow, ...expected: readonly GrantState[]): void {
  const state = stateOf(row, instant(Date.now()));
  if (expected.includes(state)) return;
  throw new HubError(
    'GRANT_STATE_INVALID',
    `The grant ${quote(row.grant_id)} is ${state}. Expected ${expected.join(' or ')}; ask for a new one with "requestAccess".`,
    { state },
  );
}
