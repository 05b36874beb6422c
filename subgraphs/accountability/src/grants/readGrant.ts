import { allOf, type Condition, HubError, isOneOf, quote } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { BrokenGrant } from './BrokenGrant';
import { type GrantState, instant, stateOf } from './GrantRow';
import { type GrantReader, readGrants } from './readGrants';
import type { SealedGrant } from './sealGrant';

/**
 * The grant that a step is about. Nothing is built on a broken one, which the step would seal.
 * @throws HubError GRANT_NOT_FOUND when there is none within the condition, LEDGER_BROKEN
 */
export async function readGrant(
  manager: EntityManager,
  reader: GrantReader,
  grantId: string,
  condition: Condition,
): Promise<SealedGrant> {
  const [grant] = await readGrants(manager, reader, {
    condition: allOf(isOneOf('grant_id', [grantId]), condition),
    limit: 1,
  });
  if (grant instanceof BrokenGrant) throw grant;
  if (grant) return grant;
  throw new HubError(
    'GRANT_NOT_FOUND',
    `There is no grant ${quote(grantId)} that you may deal with. Expected one of "accessRequests" or "myGrants".`,
  );
}

/** @throws HubError GRANT_STATE_INVALID */
export function assertState(grant: SealedGrant, ...expected: readonly GrantState[]): void {
  const state = stateOf(grant, instant(Date.now()));
  if (expected.includes(state)) return;
  throw new HubError(
    'GRANT_STATE_INVALID',
    `The grant ${quote(grant.grant_id)} is ${state}. Expected ${expected.join(' or ')}; ask for a new one with "requestAccess".`,
    { state },
  );
}
