import {
  maySeeStatistics,
  publishedCell,
  type Ratio,
  type RegionLevel,
  ratioOf,
} from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { CoverageCount } from '../loaders/countLoaders';
import type { RegionRow } from '../rows';

export interface AsOf {
  readonly asOf?: string | null;
}

export type Level = { readonly level: RegionLevel };

/** Counts and rates of a region; null outside the viewer's scope. Posts and places, so none is withheld. */
export const regionCounts = {
  gridCount: inScope(async (row, { kind, asOf }: AsOf & { kind?: string }, { loaders }) => {
    const counts = await loaders.gridCounts.load({ code: row.code, asOf: asOf ?? null });
    return sum(counts, (count) => (kind && count.kind !== kind ? 0 : count.grids));
  }),

  gridWorkerCount: inScope(
    async (row, { employment, asOf }: AsOf & { employment?: string }, { loaders }) => {
      const key = { code: row.code, asOf: asOf ?? null };
      if (!employment) return sum(await loaders.workerTotals.load(key), ({ workers }) => workers);
      const counts = await loaders.workerCounts.load(key);
      return sum(counts, (count) => (count.employment === employment ? count.workers : 0));
    },
  ),

  gridStaffingCoverage: inScope(async (row, { asOf }: AsOf, { loaders }) => {
    const counts = await loaders.staffingCounts.load({ code: row.code, asOf: asOf ?? null });
    return rate(
      sum(counts, ({ staffed }) => staffed),
      sum(counts, ({ grids }) => grids),
    );
  }),

  villageFullTimeWorkerRate: inScope(async (row, { asOf }: AsOf, { loaders }) => {
    const [count] = await loaders.villageCounts.load({ code: row.code, asOf: asOf ?? null });
    return rate(count?.staffed ?? 0, count?.villages ?? 0);
  }),

  governanceCentreCoverage: coverage<Level>(
    ({ level }) => level,
    (count) => count.centres_operating,
  ),

  centreStandardRate: coverage<Level>(
    ({ level }) => level,
    (count) => count.centres_at_standard,
  ),

  politicalLegalMemberCoverage: coverage(
    () => 'TOWN',
    (count) => count.political_legal_members,
  ),

  villageCommitteeCoverage: coverage<{ readonly kind: 'MEDIATION' | 'PUBLIC_ORDER' }>(
    () => 'VILLAGE',
    (count, { kind }) =>
      kind === 'MEDIATION' ? count.mediation_committees : count.public_order_committees,
  ),
};

export type CountResolver<Arguments, Result> = (
  row: RegionRow,
  given: Arguments,
  context: DirectoryContext,
) => Promise<Result>;

function inScope<Arguments, Result>(
  resolve: CountResolver<Arguments, Result>,
): CountResolver<Arguments, Result | null> {
  return async (row, given, context) =>
    maySeeStatistics(context.viewer, row.code) ? resolve(row, given, context) : null;
}

/** How many areas of a level have something, of all areas of that level. */
function coverage<Arguments>(
  levelOf: (given: Arguments) => RegionLevel,
  having: (count: CoverageCount, given: Arguments) => number,
): CountResolver<Arguments, Ratio | null> {
  return inScope(async (row, given, { loaders }) => {
    const counts = await loaders.coverageCounts.load({ code: row.code, asOf: null });
    const count = counts.find(({ level }) => level === levelOf(given));
    return count ? rate(having(count, given), count.areas) : rate(0, 0);
  });
}

function rate(numerator: number, denominator: number): Ratio {
  return ratioOf(publishedCell(numerator), publishedCell(denominator));
}

function sum<Item>(items: readonly Item[], measure: (item: Item) => number): number {
  return items.reduce((total, item) => total + measure(item), 0);
}
