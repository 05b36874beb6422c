import { type GrantRow, instant, stateOf } from '../grants/GrantRow';
import { departmentOf } from './departmentOf';

export const AccessGrant = {
  grantId: (row: GrantRow) => row.grant_id,
  state: (row: GrantRow) => stateOf(row, instant(Date.now())),
  legalBasis: (row: GrantRow) => row.legal_basis,
  caseRef: (row: GrantRow) => row.case_ref,
  asker: (row: GrantRow) => row.viewer,
  askerRole: (row: GrantRow) => row.role,
  department: (row: GrantRow) => departmentOf(row.department),
  noticeDelayDays: (row: GrantRow) => row.notice_delay_days,
  requestedAt: (row: GrantRow) => row.requested_at,
  startsAt: (row: GrantRow) => row.starts_at,
  expiresAt: (row: GrantRow) => row.expires_at,
  revokedAt: (row: GrantRow) => row.revoked_at,
  revokedBy: (row: GrantRow) => row.revoked_by,
  reviewDueAt: (row: GrantRow) => row.review_due_at,
  reviewedAt: (row: GrantRow) => row.reviewed_at,
  reviewedBy: (row: GrantRow) => row.reviewed_by,
  reviewNote: (row: GrantRow) => row.review_note,
};
