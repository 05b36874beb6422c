import { type AreaStatistics, lastDayOf, type StatCell } from '@civicgraph/shared';
import type { Return } from '../createReturnsLoader';
import type { IncidentsContext } from '../loaders';
import { partCell, returnedCell, safetyOf } from './safetyCells';

/** Persons dissuaded: the sum of the counties' months. */
export async function dissuaded(
  statistics: AreaStatistics,
  { loaders }: IncidentsContext,
): Promise<StatCell> {
  return returnedCell(valuesOf(await loaders.dissuasions.load(statistics), 'dissuaded'));
}

/** Results against organised crime; null without a return. */
export async function organisedCrime(statistics: AreaStatistics, { loaders }: IncidentsContext) {
  const returns = await loaders.organisedCrime.load(statistics);
  if (returns.length === 0) return null;
  const groups = returnedCell(valuesOf(returns, 'group_count'));
  return {
    groups,
    cases: returnedCell(valuesOf(returns, 'case_count')),
    arrests: returnedCell(valuesOf(returns, 'arrest_count')),
    assetsYuan: groups.suppressed ? null : sumOf(returns, 'assets_yuan'),
  };
}

/** Kilograms of drugs seized; null where the count of drug cases is withheld, or without a return. */
export async function drugSeizedKg(
  statistics: AreaStatistics,
  context: IncidentsContext,
): Promise<number | null> {
  const [returns, safety] = await Promise.all([
    context.loaders.drugSeizures.load(statistics),
    safetyOf(statistics, context),
  ]);
  return partCell('drug_cases')(safety).suppressed ? null : sumOf(returns, 'kilograms');
}

/**
 * What is on patrol on the average day: each month counts by its days, and an area has what the
 * counties inside it have together. Null without a return.
 */
export async function patrolDeployment(statistics: AreaStatistics, { loaders }: IncidentsContext) {
  const returns = await loaders.patrols.load(statistics);
  if (returns.length === 0) return null;
  const months = new Set(returns.map(({ time }) => time));
  const days = [...months].reduce((sum, month) => sum + daysOf(month), 0);
  const average = (name: 'officers' | 'vehicles' | 'points') =>
    returns.reduce((sum, row) => sum + row[name] * daysOf(row.time), 0) / days;
  return {
    officers: average('officers'),
    vehicles: average('vehicles'),
    points: average('points'),
  };
}

function daysOf(month: string): number {
  return Number(lastDayOf(month).slice(8));
}

/** The sum over the returns; null when there are none. */
function sumOf<Name extends string>(returns: readonly Return<Name>[], name: Name): number | null {
  if (returns.length === 0) return null;
  return valuesOf(returns, name).reduce((sum, value) => sum + value, 0);
}

function valuesOf<Name extends string>(returns: readonly Return<Name>[], name: Name): number[] {
  return returns.map((row) => Number(row[name]));
}
