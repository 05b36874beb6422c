import { type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { DataResourceRow } from '../rows';
import { useScope } from '../scope';

const defaultUses = 20;

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
  schemaVersion: (row: DataResourceRow) => row.schema_version,
  publishedAt: (row: DataResourceRow) => row.published_at,
  withdrawnAt: (row: DataResourceRow) => row.withdrawn_at,

  async fields(row: DataResourceRow, given: PageArguments, { loaders }: DirectoryContext) {
    const page = parsePage('dataResourceFields', given);
    const rows = await loaders.fieldsOf.load({ parent: row.resource_code, page });
    return toConnection('dataResourceFields', page, rows, ({ ordinal }) => String(ordinal));
  },

  async uses(
    row: DataResourceRow,
    { first }: Pick<PageArguments, 'first'>,
    { loaders, viewer }: DirectoryContext,
  ) {
    const page = parsePage('dataResourceUses', { first: first ?? defaultUses });
    const condition = useScope(viewer);
    const rows = await loaders.usesOf.load({
      parent: row.resource_code,
      page,
      ...(condition && { condition }),
    });
    return rows.slice(0, page.limit);
  },
};
