import type { ApprovalRow } from '../grants/sealGrant';

export const AccessApproval = {
  approverRole: (row: ApprovalRow) => row.role,
  at: (row: ApprovalRow) => row.approved_at,
};
