import {
  assertLevel,
  maySeeStatistics,
  type PageArguments,
  parsePage,
  type RegionStub,
  readCell,
  resolveRegion,
  type StatCell,
  statisticsOf,
  toConnection,
} from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';

interface RegionWithResidents extends RegionStub {
  /** From the population subgraph, when a rate needs it. */
  readonly residentPopulations?: ReadonlyArray<{
    readonly year: number;
    readonly cell: Pick<StatCell, 'value' | 'suppressed'>;
  }>;
}

interface OfPeriod {
  readonly period: string;
}

interface ListedAreasArguments extends PageArguments {
  readonly batch?: string | null;
}

export const Region = {
  __resolveReference: resolveRegion,
  incidentStats: ({ code }: RegionStub, { period }: OfPeriod, context: IncidentsContext) =>
    statisticsOf(context, code, period),
  criminalCasesPer100k: async (
    { code, residentPopulations }: RegionWithResidents,
    { period }: OfPeriod,
    context: IncidentsContext,
  ) => {
    const statistics = await statisticsOf(context, code, period);
    if (!statistics) return null;
    const cases = readCell(statistics.row, incidentRollup, 'criminal').value;
    const year = Number(statistics.period.text.slice(0, 4));
    const residents = residentPopulations?.find((population) => population.year === year)?.cell;
    if (cases === null || !residents?.value || residents.suppressed) return null;
    return (cases * 100_000) / residents.value;
  },
  listedAreas: async (
    { code }: RegionStub,
    { batch, ...paging }: ListedAreasArguments,
    { viewer, loaders }: IncidentsContext,
  ) => {
    const page = parsePage('listedAreas', paging);
    if (!maySeeStatistics(viewer, code)) return null;
    assertLevel('listedAreas', code, 'COUNTY');
    const rows = (await loaders.listedAreas.load(code)).filter(
      (row) => batch == null || row.batch === batch,
    );
    const keyOf = (row: (typeof rows)[number]) => `${row.batch}/${row.region_code}`;
    const following = rows.filter((row) => page.after === null || keyOf(row) > page.after);
    return {
      ...toConnection('listedAreas', page, following.slice(0, page.limit + 1), keyOf),
      totalCount: rows.length,
    };
  },
};
