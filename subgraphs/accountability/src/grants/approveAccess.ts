import { HubError, insertRows, quote } from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';
import { instant } from './GrantRow';
import { watchedGrants } from './grantScope';
import { grantStep } from './grantStep';
import { assertState, readGrant } from './readGrant';
import type { ApprovalRow, SealedGrant } from './sealGrant';
import { updateGrant } from './updateGrant';

const approvalsNeeded = 2;

/** @throws HubError GRANT_NOT_FOUND, GRANT_STATE_INVALID, APPROVER_NOT_ACCEPTED, LEDGER_UNAVAILABLE */
export function approveAccess(
  context: AccountabilityContext,
  grantId: string,
): Promise<SealedGrant> {
  const { viewer, keyring } = context;
  return grantStep(context, 'approveAccess', async (manager) => {
    const grant = await readGrant(manager, context, grantId, watchedGrants(viewer));
    assertState(grant, 'REQUESTED');
    if ([grant.viewer, ...grant.approvals.map(({ approver }) => approver)].includes(viewer.id)) {
      throw notAccepted(grantId);
    }
    const now = Date.now();
    const place = grant.approvals.length + 1;
    const approval: ApprovalRow = {
      place,
      approver: viewer.id,
      role: viewer.role,
      approved_at: instant(now),
    };
    await insertRows(manager, 'access_approval', [{ grant_id: grantId, ...approval }]);
    const approvals = [...grant.approvals, approval];
    if (place < approvalsNeeded) {
      return {
        grant: await updateGrant(manager, keyring, grant, { approvals }),
        detail: { place },
      };
    }
    const expiresAt = instant(now, grant.hours);
    return {
      grant: await updateGrant(manager, keyring, grant, {
        approvals,
        state: 'ACTIVE',
        starts_at: instant(now),
        expires_at: expiresAt,
        notice_at: instant(now, grant.notice_delay_days * 24),
      }),
      detail: { place, expiresAt },
    };
  });
}

function notAccepted(grantId: string): HubError {
  return new HubError(
    'APPROVER_NOT_ACCEPTED',
    `You cannot approve the grant ${quote(grantId)}: you asked for it, or have approved it already. Expected two others, each once.`,
  );
}
