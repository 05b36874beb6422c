import type { Grant, Purpose, Role } from '@civicgraph/shared';

/** The columns of a grant. Instants are `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
export interface GrantRow {
  readonly grant_id: string;
  readonly kind: Grant['kind'];
  /** Whether a grant that is ACTIVE here has expired meanwhile, the clock tells. */
  readonly state: 'REQUESTED' | 'ACTIVE' | 'REVOKED';
  readonly viewer: string;
  readonly role: Role;
  readonly department: string | null;
  readonly purpose: Purpose;
  readonly legal_basis: string;
  readonly case_ref: string;
  /** As in `Grant`; the table keeps it encrypted. */
  readonly subject: string;
  readonly hours: number;
  readonly notice_delay_days: number;
  readonly requested_at: string;
  readonly starts_at: string | null;
  readonly expires_at: string | null;
  /** From when on residents see what was read with it. */
  readonly notice_at: string | null;
  readonly revoked_at: string | null;
  readonly revoked_by: string | null;
  readonly review_due_at: string | null;
  readonly reviewed_at: string | null;
  readonly reviewed_by: string | null;
  readonly outcome: 'JUSTIFIED' | 'NOT_JUSTIFIED' | null;
  readonly review_note: string | null;
}

export const grantColumns = [
  'grant_id',
  'kind',
  'state',
  'viewer',
  'role',
  'department',
  'purpose',
  'legal_basis',
  'case_ref',
  'subject',
  'hours',
  'notice_delay_days',
  'requested_at',
  'starts_at',
  'expires_at',
  'notice_at',
  'revoked_at',
  'revoked_by',
  'review_due_at',
  'reviewed_at',
  'reviewed_by',
  'outcome',
  'review_note',
] as const satisfies ReadonlyArray<keyof GrantRow>;

/** For how many days a resident may not be told of an investigation, at most. */
export const longestDelayDays = 90;

export type GrantState = GrantRow['state'] | 'EXPIRED';

/** @param now an instant, as rows have them */
export function stateOf({ state, expires_at }: GrantRow, now: string): GrantState {
  return state === 'ACTIVE' && expires_at !== null && expires_at <= now ? 'EXPIRED' : state;
}

/** The instant so many hours from a time in milliseconds since 1970 UTC, as rows have it. */
export function instant(time: number, hours = 0): string {
  return new Date(time + hours * 3_600_000).toISOString();
}
