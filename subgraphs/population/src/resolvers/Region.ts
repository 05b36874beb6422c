import {
  HubError,
  maySeeStatistics,
  type PageArguments,
  parsePage,
  parsePeriod,
  quote,
  type RegionStub,
  type RollupRow,
  readCell,
  readRatio,
  resolveRegion,
  statisticsOf,
  toConnection,
} from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import { populationRollup } from '../statistics/populationRollup';

/** With what the directory knows, when a field requires it. */
interface RegionOfDirectory extends RegionStub {
  readonly gridWorkerCount?: number | null;
  readonly governanceBudgets?: readonly { readonly year: number; readonly yuan: number }[];
}

export const Region = {
  __resolveReference: resolveRegion,
  populationStats: (
    { code }: RegionStub,
    { period }: { period: string },
    context: PopulationContext,
  ) => statisticsOf(context, code, period),
  async residentPopulations({ code }: RegionStub, _: unknown, context: PopulationContext) {
    const rows = await annualRowsOf(context, code);
    return rows.map((row) => ({ year: Number(row.period), cell: settledCell(row) }));
  },
  async residentsPerGridWorker(
    { code, gridWorkerCount }: RegionOfDirectory,
    _: unknown,
    context: PopulationContext,
  ): Promise<number | null> {
    const latest = (await annualRowsOf(context, code)).at(-1);
    const { value } = readCell(latest, populationRollup, 'residents');
    return value === null || !gridWorkerCount ? null : value / gridWorkerCount;
  },
  async governanceBudgetPerCapita(
    { code, governanceBudgets = [] }: RegionOfDirectory,
    { year }: { year: number },
    context: PopulationContext,
  ): Promise<number | null> {
    const budget = governanceBudgets.find((candidate) => candidate.year === year);
    const row = (await annualRowsOf(context, code)).find(({ period }) => Number(period) === year);
    const residents = row ? settledCell(row).value : null;
    return budget && residents ? budget.yuan / residents : null;
  },
  async gridsBelowLinkRate(
    { code }: RegionStub,
    { rate, period, ...pageArguments }: PageArguments & { rate: number; period: string },
    { loaders }: PopulationContext,
  ) {
    if (!(rate > 0 && rate <= 1)) {
      throw new HubError(
        'ARGUMENT_INVALID',
        `Cannot list grids below the rate ${quote(rate)}. Expected a share above 0 and up to 1, for example 0.9 for 90%.`,
      );
    }
    parsePeriod(period);
    const list = `gridsBelowLinkRate ${code} ${period} ${rate}`;
    const page = parsePage(list, pageArguments);
    const rows = await loaders.gridsBelowLinkRate.load({ region: code, period, rate, page });
    // An empty list may mean that the period has no data, which is worth an error.
    if (rows.length === 0) await loaders.readStatistics({ area: code, period });
    const { edges, pageInfo } = toConnection(list, page, rows, ({ area_code }) => area_code);
    const grids = edges.map(({ cursor, node }) => ({
      cursor,
      node: { gridCode: node.area_code },
      linkRate: readRatio(node, populationRollup, 'linked', 'residents'),
    }));
    return { edges: grids, nodes: grids.map(({ node }) => node), pageInfo };
  },
};

/** Year rows of a region in the viewer's scope, none of another. */
async function annualRowsOf(
  { viewer, loaders }: PopulationContext,
  code: string,
): Promise<readonly RollupRow[]> {
  return maySeeStatistics(viewer, code) ? loaders.annualRowsOfArea.load(code) : [];
}

function settledCell(row: RollupRow) {
  return readCell(row, populationRollup, 'settled');
}
