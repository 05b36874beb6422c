import { randomBytes } from 'node:crypto';
import { insertRows } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { subjectHash } from '../ledger/subjectHashes';
import type { AccountabilityContext } from '../loaders';
import { type GrantRow, instant } from './GrantRow';
import type { StepTaken } from './grantStep';
import { subjectColumn } from './readGrants';
import { sealGrant } from './sealGrant';

/** What tells one new grant from another; the rest follows from the asker and the clock. */
export type NewGrant = Pick<
  GrantRow,
  | 'kind'
  | 'state'
  | 'purpose'
  | 'legal_basis'
  | 'case_ref'
  | 'subject'
  | 'hours'
  | 'notice_delay_days'
> &
  Partial<Pick<GrantRow, 'starts_at' | 'expires_at' | 'notice_at' | 'review_due_at'>>;

/** @param now milliseconds since 1970 in UTC */
export async function createGrant(
  manager: EntityManager,
  { viewer, keyring, cipher }: AccountabilityContext,
  asked: NewGrant,
  now: number,
): Promise<StepTaken> {
  const grant = sealGrant(keyring, {
    grant_id: grantIdAt(now),
    viewer: viewer.id,
    role: viewer.role,
    department: viewer.department,
    requested_at: instant(now),
    starts_at: null,
    expires_at: null,
    notice_at: null,
    revoked_at: null,
    revoked_by: null,
    review_due_at: null,
    reviewed_at: null,
    reviewed_by: null,
    outcome: null,
    review_note: null,
    ...asked,
    approvals: [],
  });
  const { approvals: _, ...columns } = grant;
  const subject = cipher.encrypt(subjectColumn, grant.subject);
  await insertRows(manager, 'access_grant', [{ ...columns, subject }]);
  return {
    grant,
    detail: {
      kind: grant.kind,
      legalBasis: grant.legal_basis,
      hours: grant.hours,
      noticeDelayDays: grant.notice_delay_days,
      subject: subjectHash(keyring, { type: 'AccessGrant', key: grant.subject }),
    },
  };
}

/** Ids sort by the time they were made, so that a list of the latest first is one range of the key. */
function grantIdAt(now: number): string {
  return `AG-${now.toString(36).padStart(9, '0')}-${randomBytes(6).toString('hex')}`;
}
