import { type ErrorCode, HubError } from '@civicgraph/shared';

/** Of who asks, what for and about which case; a request that is merely malformed is not among them. */
const refusalCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'UNAUTHENTICATED',
  'TOKEN_MALFORMED',
  'TOKEN_EXPIRED',
  'TOKEN_NOT_ACCEPTED',
  'ROLE_UNKNOWN',
  'CLAIM_INVALID',
  'PURPOSE_UNKNOWN',
  'PURPOSE_NOT_ALLOWED',
  'CASE_MALFORMED',
  'GRANT_NOT_ACCEPTED',
]);

/** Whether an error turns away the one who asks, which the ledger is to know. */
export function isRefusal(error: unknown): error is HubError {
  return error instanceof HubError && refusalCodes.has(error.code);
}
