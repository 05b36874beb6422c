import { parseGridCode } from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { GridRow } from '../rows';

export const Grid = {
  __resolveReference: async ({ gridCode }: { gridCode: string }, { loaders }: DirectoryContext) =>
    loaders.gridByCode.load(parseGridCode(gridCode)),

  gridCode: (row: GridRow) => row.grid_code,
  validFrom: (row: GridRow) => row.valid_from,
  validTo: (row: GridRow) => row.valid_to,
  region: (row: GridRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.regionByCode.load(row.village_code),
  workers: (row: GridRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.workersOfGrid.load(row.grid_code),
  hasWorker: async (row: GridRow, _: unknown, { loaders }: DirectoryContext) =>
    (await loaders.isStaffed.load(row.grid_code)).length > 0,
};
