import type { ErrorCode } from '@civicgraph/shared';

const statuses: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  TOKEN_MALFORMED: 401,
  TOKEN_EXPIRED: 401,
  TOKEN_NOT_ACCEPTED: 401,
  ROLE_UNKNOWN: 401,
  CLAIM_INVALID: 401,
  FORBIDDEN: 403,
  SCOPE_MISSING: 403,
  PURPOSE_REQUIRED: 403,
  PURPOSE_NOT_ALLOWED: 403,
  SUBJECT_TOKEN_NOT_ACCEPTED: 403,
  GRANT_NOT_ACCEPTED: 403,
  METRICS_FORBIDDEN: 403,
  BODY_TOO_LARGE: 413,
  INTERNAL_ERROR: 500,
  LEDGER_UNAVAILABLE: 503,
  SHUTTING_DOWN: 503,
  PLANNING_ABORTED: 503,
  DEADLINE_EXCEEDED: 504,
};

/** The HTTP status of an answer that is nothing but this error. */
export function statusOf(code: ErrorCode): number {
  return statuses[code] ?? 400;
}
