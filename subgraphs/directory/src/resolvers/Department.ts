import {
  lastDayOf,
  type PageArguments,
  parsePage,
  parsePeriod,
  parseUscc,
  publishedCell,
  ratioOf,
  shareTypes,
  toConnection,
} from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { DepartmentRow } from '../rows';

interface PeriodArgument {
  readonly period?: string | null;
}

export const Department = {
  __resolveReference: async ({ uscc }: { uscc: string }, { loaders }: DirectoryContext) =>
    loaders.departmentByUscc.load(parseUscc(uscc)),

  region: (row: DepartmentRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.regionByCode.load(row.region_code),
  parent: (row: DepartmentRow, _: unknown, { loaders }: DirectoryContext) =>
    row.parent_uscc && loaders.departmentByUscc.load(row.parent_uscc),

  async dataResources(
    row: DepartmentRow,
    pageArguments: PageArguments,
    { loaders }: DirectoryContext,
  ) {
    const page = parsePage('dataResources', pageArguments);
    const rows = await loaders.dataResourcesOf.load({ parent: row.uscc, page });
    return toConnection('dataResources', page, rows, (resource) => resource.resource_code);
  },

  async catalogueCompletionRate(
    row: DepartmentRow,
    given: PeriodArgument,
    context: DirectoryContext,
  ) {
    const counts = await catalogueOf(row, given, context);
    const sum = (field: 'completed' | 'listed') =>
      publishedCell(counts.reduce((total, count) => total + count[field], 0));
    return ratioOf(sum('completed'), sum('listed'));
  },

  async shareTypeMix(row: DepartmentRow, given: PeriodArgument, context: DirectoryContext) {
    const counts = await catalogueOf(row, given, context);
    return shareTypes.map((shareType) => ({
      shareType,
      count: counts.find((count) => count.share_type === shareType)?.listed ?? 0,
    }));
  },
};

function catalogueOf(
  { uscc }: DepartmentRow,
  { period }: PeriodArgument,
  context: DirectoryContext,
) {
  const until = period == null ? null : lastDayOf(parsePeriod(period).lastMonth);
  return context.loaders.catalogueCounts.load({ provider: uscc, until });
}
