import type { DirectoryContext } from '../loaders';
import type { DataResourceRow } from '../rows';

export const DataResource = {
  __resolveReference: async (
    { resourceCode }: { resourceCode: string },
    { loaders }: DirectoryContext,
  ) => loaders.dataResourceByCode.load(resourceCode),

  resourceCode: (row: DataResourceRow) => row.resource_code,
  provider: (row: DataResourceRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.departmentByUscc.load(row.provider_uscc),
  shareType: (row: DataResourceRow) => row.share_type,
  shareCondition: (row: DataResourceRow) => row.share_condition,
  legalBasis: (row: DataResourceRow) => row.legal_basis,
  updateCycle: (row: DataResourceRow) => row.update_cycle,
  dataLevel: (row: DataResourceRow) => row.data_level,
  updatedAt: (row: DataResourceRow) => row.updated_at,
  indicators: async (row: DataResourceRow, _: unknown, { loaders }: DirectoryContext) =>
    (await loaders.indicatorsOf.load(row.resource_code)).map(({ indicator }) => indicator),
};
