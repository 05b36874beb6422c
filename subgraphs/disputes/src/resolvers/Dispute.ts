import { disputeTypeLabel } from '../codeLists';
import type { DisputeRow } from '../DisputeRow';
import type { DisputesContext } from '../loaders';

export const Dispute = {
  __resolveReference: (
    { disputeId }: { readonly disputeId: string },
    { loaders }: DisputesContext,
  ) => loaders.disputeById.load(disputeId),
  disputeId: (row: DisputeRow) => row.dispute_id,
  type: (row: DisputeRow) => row.type_code,
  typeLabel: (row: DisputeRow) => disputeTypeLabel(row.type_code),
  field: (row: DisputeRow) => row.field_code,
  region: (row: DisputeRow) => ({ code: row.region_code }),
  grid: (row: DisputeRow) => ({ gridCode: row.grid_code }),
  organisation: (row: DisputeRow, _: unknown, { loaders }: DisputesContext) =>
    loaders.orgById.load(row.org_id),
  foundAt: (row: DisputeRow) => row.found_on,
  acceptedAt: (row: DisputeRow) => row.accepted_on,
  dueAt: (row: DisputeRow) => row.due_on,
  closedAt: (row: DisputeRow) => row.closed_on,
  async overdue(row: DisputeRow, _: unknown, { loaders }: DisputesContext) {
    if (row.due_on === null || row.closed_on !== null) return false;
    return row.due_on < (await loaders.today());
  },
  online: (row: DisputeRow) => row.is_online === 1,
  preLitigation: (row: DisputeRow) => row.is_pre_litigation === 1,
  agreement: (row: DisputeRow) => (row.perform_due_on === null ? null : row),
  async summary(row: DisputeRow, _: unknown, { cipher, loaders }: DisputesContext) {
    const kept = await loaders.summaryOf.load(row.dispute_id);
    return kept && cipher.decrypt('dispute_summary.summary', kept.summary);
  },
};
