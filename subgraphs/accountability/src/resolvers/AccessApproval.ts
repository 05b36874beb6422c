import type { ApprovalRow } from '../loaders';

export const AccessApproval = {
  approverRole: (row: ApprovalRow) => row.role,
  at: (row: ApprovalRow) => row.approved_at,
};
