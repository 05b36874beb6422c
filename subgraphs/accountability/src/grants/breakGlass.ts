import { HubError } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import type { AccountabilityContext } from '../loaders';
import { checkCase, checkPurpose, checkSubject, checkText } from './checkInput';
import { createGrant } from './createGrant';
import { instant } from './GrantRow';
import { grantStep } from './grantStep';
import type { AccessRequestInput } from './requestAccess';
import type { SealedGrant } from './sealGrant';

export type BreakGlassInput = Pick<AccessRequestInput, 'legalBasis' | 'caseRef' | 'subject'>;

const hours = 4;
const hoursToReview = 24;

/**
 * @throws HubError PURPOSE_NOT_ALLOWED, CASE_MALFORMED, ARGUMENT_INVALID, BREAK_GLASS_LOCKED,
 * LEDGER_UNAVAILABLE
 */
export function breakGlass(
  context: AccountabilityContext,
  input: BreakGlassInput,
): Promise<SealedGrant> {
  const { viewer } = context;
  const grant = {
    kind: 'BREAK_GLASS',
    state: 'ACTIVE',
    purpose: checkPurpose(viewer, 'EMERGENCY'),
    legal_basis: checkText('legalBasis', input.legalBasis, 200),
    case_ref: checkCase(viewer, input.caseRef),
    subject: checkSubject(context, input.subject),
    hours,
    notice_delay_days: 0,
  } as const;
  return grantStep(context, 'breakGlass', async (manager) => {
    const now = Date.now();
    await assertReviewed(manager, viewer.id, instant(now));
    const clock = {
      starts_at: instant(now),
      expires_at: instant(now, hours),
      notice_at: instant(now),
      review_due_at: instant(now, hoursToReview),
    };
    return createGrant(manager, context, { ...grant, ...clock }, now);
  });
}

/** @throws HubError BREAK_GLASS_LOCKED while the review of an earlier one is overdue */
async function assertReviewed(manager: EntityManager, viewer: string, now: string): Promise<void> {
  const [overdue] = await manager.query(
    'SELECT MIN(grant_id) AS grantId FROM access_grant WHERE viewer = ? AND review_due_at <= ? AND reviewed_at IS NULL',
    [viewer, now],
  );
  if (overdue.grantId === null) return;
  throw new HubError(
    'BREAK_GLASS_LOCKED',
    `Your access "${overdue.grantId}" in an emergency was not reviewed within ${hoursToReview} hours. Ask an auditor to review it, or ask for leave with "requestAccess".`,
    { grantId: overdue.grantId },
  );
}
