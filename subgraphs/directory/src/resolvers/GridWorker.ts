import type { DirectoryContext } from '../loaders';
import type { GridWorkerRow } from '../rows';

export const GridWorker = {
  __resolveReference: async ({ workerId }: { workerId: string }, { loaders }: DirectoryContext) =>
    loaders.workerById.load(workerId),

  workerId: (row: GridWorkerRow) => row.worker_id,
  displayName: (row: GridWorkerRow) => row.display_name,
  officePhone: (row: GridWorkerRow) => row.office_phone,
  grids: (row: GridWorkerRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.gridsOfWorker.load(row.worker_id),
};
