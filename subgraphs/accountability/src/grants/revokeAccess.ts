import type { AccountabilityContext } from '../loaders';
import { type GrantRow, instant } from './GrantRow';
import { reachableGrants } from './grantScope';
import { grantStep, updateGrant } from './grantStep';
import { assertState, readGrant } from './readGrant';

/** @throws HubError GRANT_NOT_FOUND, GRANT_STATE_INVALID, LEDGER_UNAVAILABLE */
export function revokeAccess(context: AccountabilityContext, grantId: string): Promise<GrantRow> {
  const { viewer } = context;
  return grantStep(context, 'revokeAccess', async (manager) => {
    assertState(await readGrant(manager, grantId, reachableGrants(viewer)), 'REQUESTED', 'ACTIVE');
    await updateGrant(manager, grantId, {
      state: 'REVOKED',
      revoked_at: instant(Date.now()),
      revoked_by: viewer.id,
    });
    return { grantId };
  });
}
