import { type Ratio, readCell, readRatio, type StatCell } from '@civicgraph/shared';
import type { ListedAreaRow } from '../createListedAreaLoader';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';

/** 挂牌整治: the clearance that a listed area must reach. */
const clearanceTarget = 0.3;

export const ListedArea = {
  region: ({ regionCode }: ListedAreaRow) => ({ code: regionCode }),
  period: ({ outcomePeriod }: ListedAreaRow) => outcomePeriod,
  criminal: (row: ListedAreaRow, _: unknown, context: IncidentsContext) =>
    criminalOf(row, row.outcomePeriod, context),
  criminalYearBefore: (row: ListedAreaRow, _: unknown, context: IncidentsContext) =>
    criminalOf(row, yearBefore(row.outcomePeriod), context),
  incidentRateDown: async (row: ListedAreaRow, _: unknown, context: IncidentsContext) => {
    const [now, before] = await Promise.all([
      criminalOf(row, row.outcomePeriod, context),
      criminalOf(row, yearBefore(row.outcomePeriod), context),
    ]);
    return now.value === null || before.value === null ? null : now.value < before.value;
  },
  clearance: (row: ListedAreaRow, _: unknown, context: IncidentsContext) =>
    clearanceOf(row, context),
  clearanceMet: async (row: ListedAreaRow, _: unknown, context: IncidentsContext) => {
    const { value } = await clearanceOf(row, context);
    return value === null ? null : value >= clearanceTarget;
  },
};

async function criminalOf(
  { regionCode: area }: ListedAreaRow,
  period: string,
  { loaders }: IncidentsContext,
): Promise<StatCell> {
  const statistics = await loaders.incidentStatistics.load({ area, period });
  return readCell(statistics, incidentRollup, 'criminal');
}

async function clearanceOf(
  { regionCode: area, outcomePeriod: period }: ListedAreaRow,
  { loaders }: IncidentsContext,
): Promise<Ratio> {
  const statistics = await loaders.incidentStatistics.load({ area, period });
  return readRatio(statistics, incidentRollup, 'cases_solved', 'criminal');
}

/** `2026-Q3` gives `2025-Q3`. */
function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}
