import type { CareContext, ServiceActionRow } from '../loaders';
import { stateOf } from './serviceState';

export const ServiceAction = {
  dueOn: (row: ServiceActionRow) => row.due_on,
  doneOn: (row: ServiceActionRow) => row.done_on,
  state: async (row: ServiceActionRow, _: unknown, { loaders }: CareContext) =>
    stateOf(row, await loaders.asOf()),
};
