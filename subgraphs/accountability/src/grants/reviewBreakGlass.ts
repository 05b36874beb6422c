import { HubError, quote } from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';
import { checkText } from './checkInput';
import { instant, stateOf } from './GrantRow';
import { watchedGrants } from './grantScope';
import { grantStep } from './grantStep';
import { readGrant } from './readGrant';
import type { SealedGrant } from './sealGrant';
import { updateGrant } from './updateGrant';

export interface ReviewArguments {
  readonly grantId: string;
  readonly outcome: 'JUSTIFIED' | 'NOT_JUSTIFIED';
  readonly note: string;
}

/**
 * @throws HubError GRANT_NOT_FOUND, GRANT_STATE_INVALID, APPROVER_NOT_ACCEPTED, ARGUMENT_INVALID,
 * LEDGER_UNAVAILABLE
 */
export function reviewBreakGlass(
  context: AccountabilityContext,
  { grantId, outcome, note }: ReviewArguments,
): Promise<SealedGrant> {
  const { viewer, keyring } = context;
  const reviewNote = checkText('note', note, 500);
  return grantStep(context, 'reviewBreakGlass', async (manager) => {
    const grant = await readGrant(manager, context, grantId, watchedGrants(viewer));
    if (grant.viewer === viewer.id) throw notAccepted(grantId);
    if (grant.kind !== 'BREAK_GLASS' || grant.reviewed_at !== null) throw notOpen(grantId);
    const now = instant(Date.now());
    const ends = outcome === 'NOT_JUSTIFIED' && stateOf(grant, now) === 'ACTIVE';
    return {
      grant: await updateGrant(manager, keyring, grant, {
        reviewed_at: now,
        reviewed_by: viewer.id,
        outcome,
        review_note: reviewNote,
        ...(ends && { state: 'REVOKED', revoked_at: now, revoked_by: viewer.id }),
      }),
      detail: { outcome },
    };
  });
}

function notAccepted(grantId: string): HubError {
  return new HubError(
    'APPROVER_NOT_ACCEPTED',
    `You cannot review ${quote(grantId)}, which is your own. Expected another auditor.`,
  );
}

function notOpen(grantId: string): HubError {
  return new HubError(
    'GRANT_STATE_INVALID',
    `The grant ${quote(grantId)} waits for no review. Expected one of "accessRequests(toReview: true)".`,
  );
}
