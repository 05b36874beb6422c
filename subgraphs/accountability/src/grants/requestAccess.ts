import { HubError, type Purpose, quote } from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';
import { checkCase, checkNumber, checkPurpose, checkSubject, checkText } from './checkInput';
import { createGrant } from './createGrant';
import { longestDelayDays } from './GrantRow';
import { grantStep } from './grantStep';
import type { SealedGrant } from './sealGrant';

export interface AccessRequestInput {
  readonly purpose: Purpose;
  readonly legalBasis: string;
  readonly caseRef: string;
  readonly subject: string;
  readonly hours: number;
  readonly noticeDelayDays: number;
}

const longestHours = 72;

/** @throws HubError PURPOSE_NOT_ALLOWED, CASE_MALFORMED, ARGUMENT_INVALID, LEDGER_UNAVAILABLE */
export function requestAccess(
  context: AccountabilityContext,
  input: AccessRequestInput,
): Promise<SealedGrant> {
  const purpose = checkPurpose(context.viewer, input.purpose);
  const grant = {
    kind: 'EXCEPTIONAL',
    state: 'REQUESTED',
    purpose,
    legal_basis: checkText('legalBasis', input.legalBasis, 200),
    case_ref: checkCase(context.viewer, input.caseRef),
    subject: checkSubject(context, input.subject),
    hours: checkNumber('hours', input.hours, 1, longestHours),
    notice_delay_days: checkDelay(purpose, input.noticeDelayDays),
  } as const;
  return grantStep(context, 'requestAccess', (manager) =>
    createGrant(manager, context, grant, Date.now()),
  );
}

/** Only an investigation may keep from a resident for a while that it takes place. */
function checkDelay(purpose: Purpose, days: number): number {
  if (purpose === 'CASE_INVESTIGATION' || days === 0) {
    return checkNumber('noticeDelayDays', days, 0, longestDelayDays);
  }
  throw new HubError(
    'ARGUMENT_INVALID',
    `The argument "noticeDelayDays" is ${quote(days)}. Expected 0: only CASE_INVESTIGATION may delay the notice.`,
  );
}
