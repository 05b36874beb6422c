import { HubError, insertRows, quote } from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';
import { type GrantRow, instant } from './GrantRow';
import { watchedGrants } from './grantScope';
import { grantStep, updateGrant } from './grantStep';
import { assertState, readGrant } from './readGrant';

const approvalsNeeded = 2;

/** @throws HubError GRANT_NOT_FOUND, GRANT_STATE_INVALID, APPROVER_NOT_ACCEPTED, LEDGER_UNAVAILABLE */
export function approveAccess(context: AccountabilityContext, grantId: string): Promise<GrantRow> {
  const { viewer } = context;
  return grantStep(context, 'approveAccess', async (manager) => {
    const grant = await readGrant(manager, grantId, watchedGrants(viewer));
    assertState(grant, 'REQUESTED');
    const approvals: { approver: string }[] = await manager.query(
      'SELECT approver FROM access_approval WHERE grant_id = ?',
      [grantId],
    );
    if ([grant.viewer, ...approvals.map(({ approver }) => approver)].includes(viewer.id)) {
      throw notAccepted(grantId);
    }
    const now = Date.now();
    const place = approvals.length + 1;
    await insertRows(manager, 'access_approval', [
      {
        grant_id: grantId,
        approver: viewer.id,
        place,
        role: viewer.role,
        approved_at: instant(now),
      },
    ]);
    if (place < approvalsNeeded) return { grantId, detail: { place } };
    const expiresAt = instant(now, grant.hours);
    await updateGrant(manager, grantId, {
      state: 'ACTIVE',
      starts_at: instant(now),
      expires_at: expiresAt,
      notice_at: instant(now, grant.notice_delay_days * 24),
    });
    return { grantId, detail: { place, expiresAt } };
  });
}

function notAccepted(grantId: string): HubError {
  return new HubError(
    'APPROVER_NOT_ACCEPTED',
    `You cannot approve the grant ${quote(grantId)}: you asked for it, or have approved it already. Expected two others, each once.`,
  );
}
