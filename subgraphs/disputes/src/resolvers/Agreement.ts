import type { DisputeRow } from '../DisputeRow';
import type { DisputesContext } from '../loaders';

export const Agreement = {
  amountYuan: (row: DisputeRow) => row.amount_yuan,
  dueAt: (row: DisputeRow) => row.perform_due_on,
  async fulfilled(row: DisputeRow, _: unknown, { loaders }: DisputesContext) {
    if (row.fulfilled_on !== null) return true;
    return row.perform_due_on !== null && row.perform_due_on < (await loaders.today())
      ? false
      : null;
  },
  judicialConfirmed: (row: DisputeRow) => row.confirmed_on !== null,
};
