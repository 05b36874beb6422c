import {
  maySeeStatistics,
  parsePage,
  parseRegionCode,
  readCell,
  regionLevelOf,
  type StatCell,
  toConnection,
} from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';
import { assertLevel } from './assertPublished';
import { statisticsOf } from './statisticsOf';

interface RegionReference {
  readonly code: string;
  /** From the population subgraph, when a rate needs it. */
  readonly residentPopulations?: ReadonlyArray<{
    readonly year: number;
    readonly cell: Pick<StatCell, 'value' | 'suppressed'>;
  }>;
}

interface OfPeriod {
  readonly period: string;
}

interface ListedAreasArguments {
  readonly batch?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

export const Region = {
  __resolveReference: (reference: RegionReference) => {
    parseRegionCode(reference.code);
    return reference;
  },
  incidentStats: ({ code }: RegionReference, { period }: OfPeriod, context: IncidentsContext) =>
    statisticsOf(context, code, period),
  criminalCasesPer100k: async (
    { code, residentPopulations }: RegionReference,
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
    { code }: RegionReference,
    { batch, first, after }: ListedAreasArguments,
    { viewer, loaders }: IncidentsContext,
  ) => {
    const list = 'listedAreas';
    const page = parsePage(list, { first: first ?? null, after: after ?? null });
    if (!maySeeStatistics(viewer, code)) return null;
    assertLevel({ area: code, level: regionLevelOf(code) }, 'COUNTY', list);
    const rows = (await loaders.listedAreas.load(code)).filter(
      (row) => batch == null || row.batch === batch,
    );
    const keyOf = (row: (typeof rows)[number]) => `${row.batch}/${row.regionCode}`;
    const following = rows.filter((row) => page.after === null || keyOf(row) > page.after);
    return {
      ...toConnection(list, page, following.slice(0, page.limit + 1), keyOf),
      totalCount: rows.length,
    };
  },
};
