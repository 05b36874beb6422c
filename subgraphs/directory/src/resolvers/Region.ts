import { ancestorsOf, parseRegionCode } from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { RegionRow } from '../rows';
import { regionCounts } from './regionCounts';
import { regionLists } from './regionLists';

export const Region = {
  // The directory owns regions, so here, unlike elsewhere, the row decides whether there is one.
  __resolveReference: async ({ code }: { code: string }, { loaders }: DirectoryContext) =>
    loaders.regionByCode.load(parseRegionCode(code)),

  urbanRural: (row: RegionRow) => row.urban_rural,
  validFrom: (row: RegionRow) => row.valid_from,
  validTo: (row: RegionRow) => row.valid_to,

  parent: (row: RegionRow, _: unknown, { loaders }: DirectoryContext) =>
    row.parent_code && loaders.regionByCode.load(row.parent_code),

  /** Codes tell which rows to fetch, all at once; the stored parents tell which of them are in the line. */
  async ancestors(row: RegionRow, _: unknown, { loaders }: DirectoryContext) {
    const codes = [...new Set([row.parent_code ?? row.code, ...ancestorsOf(row.code)])];
    const rows = await loaders.regionByCode.loadMany(codes);
    const byCode = new Map(codes.map((code, index) => [code, rows[index]]));
    const line: RegionRow[] = [];
    let next = row.parent_code;
    while (next !== null) {
      const ancestor = byCode.get(next);
      if (ancestor instanceof Error) throw ancestor;
      if (!ancestor) break;
      byCode.delete(next);
      line.push(ancestor);
      next = ancestor.parent_code;
    }
    return line;
  },

  centre: (row: RegionRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.centreByRegion.load(row.code),

  governanceBudgets: (row: RegionRow, _: unknown, { loaders }: DirectoryContext) =>
    loaders.budgetsByRegion.load(row.code),

  ...regionLists,
  ...regionCounts,
};
