import { type Ratio, readCell, readRatio, type StatCell } from '@civicgraph/shared';
import type { ListedAreaRow } from '../createListedAreaLoader';
import type { IncidentsContext } from '../loaders';
import { incidentRollup } from '../statistics/incidentRollup';

/** 挂牌整治: the clearance that a listed area must reach. */
const clearanceTarget = 0.3;

export const ListedArea = {
  region: (row: ListedAreaRow) => ({ code: row.region_code }),
  period: (row: ListedAreaRow) => row.outcome_period,
  criminal: (row: ListedAreaRow, _: unknown, context: IncidentsContext) =>
    criminalOf(row, row.outcome_period, context),
  criminalYearBefore: (row: ListedAreaRow, _: unknown, context: IncidentsContext) =>
    criminalOf(row, yearBefore(row.outcome_period), context),
  incidentRateDown: async (row: ListedAreaRow, _: unknown, context: IncidentsContext) => {
    const [now, before] = await Promise.all([
      criminalOf(row, row.outcome_period, context),
      criminalOf(row, yearBefore(row.outcome_period), context),
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
  { region_code: area }: ListedAreaRow,
  period: string,
  { loaders }: IncidentsContext,
): Promise<StatCell> {
  const statistics = await loaders.incidentStatistics.load({ area, period });
  return readCell(statistics, incidentRollup, 'criminal');
}

async function clearanceOf(
  { region_code: area, outcome_period: period }: ListedAreaRow,
  { loaders }: IncidentsContext,
): Promise<Ratio> {
  const statistics = await loaders.incidentStatistics.load({ area, period });
  return readRatio(statistics, incidentRollup, 'cases_solved', 'criminal');
}

/** `2026-Q3` gives `2025-Q3`. */
function yearBefore(period: string): string {
  return `${Number(period.slice(0, 4)) - 1}${period.slice(4)}`;
}
