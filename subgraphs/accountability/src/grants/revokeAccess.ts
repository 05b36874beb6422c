import type { AccountabilityContext } from '../loaders';
import { instant } from './GrantRow';
import { reachableGrants } from './grantScope';
import { grantStep } from './grantStep';
import { assertState, readGrant } from './readGrant';
import type { SealedGrant } from './sealGrant';
import { updateGrant } from './updateGrant';

/** @throws HubError GRANT_NOT_FOUND, GRANT_STATE_INVALID, LEDGER_UNAVAILABLE */
export function revokeAccess(
  context: AccountabilityContext,
  grantId: string,
): Promise<SealedGrant> {
  const { viewer, keyring } = context;
  return grantStep(context, 'revokeAccess', async (manager) => {
    const grant = await readGrant(manager, context, grantId, reachableGrants(viewer));
    assertState(grant, 'REQUESTED', 'ACTIVE');
    return {
      grant: await updateGrant(manager, keyring, grant, {
        state: 'REVOKED',
        revoked_at: instant(Date.now()),
        revoked_by: viewer.id,
      }),
    };
  });
}
