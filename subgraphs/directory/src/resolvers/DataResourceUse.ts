import type { DirectoryContext } from '../loaders';
import type { DataResourceUseRow } from '../rows';

/** The largest `Int` of GraphQL. */
const largestInt = 2 ** 31 - 1;

export const DataResourceUse = {
  operationName: (row: DataResourceUseRow) => row.operation_name,
  operationHash: (row: DataResourceUseRow) => row.operation_hash,
  department: (row: DataResourceUseRow, _: unknown, { loaders }: DirectoryContext) =>
    row.department && loaders.departmentByUscc.load(row.department),
  lastUsedOn: (row: DataResourceUseRow) => row.last_used_on,
  count: (row: DataResourceUseRow) => Math.min(row.times, largestInt),
};
