import { lastDayOf, type StatCell } from '@civicgraph/shared';
import type { Return } from '../createReturnsLoader';
import type { IncidentsContext } from '../loaders';
import { partCell, returnedCell, safetyRowOf } from './safetyCells';
import type { IncidentStatistics } from './statisticsOf';

/** Persons dissuaded: the sum of the counties' months. */
export async function dissuaded(
  statistics: IncidentStatistics,
  { loaders }: IncidentsContext,
): Promise<StatCell> {
  return returnedCell(sumOf(await loaders.dissuasions.load(statistics), 'dissuaded'));
}

/** Results against organised crime; null without a return. */
export async function organisedCrime(
  statistics: IncidentStatistics,
  { loaders }: IncidentsContext,
) {
  const returns = await loaders.organisedCrime.load(statistics);
  if (returns.length === 0) return null;
  const groups = returnedCell(sumOf(returns, 'groupCount'));
  return {
    groups,
    cases: returnedCell(sumOf(returns, 'caseCount')),
    arrests: returnedCell(sumOf(returns, 'arrestCount')),
    assetsYuan: groups.suppressed ? null : sumOf(returns, 'assetsYuan'),
  };
}

/** Kilograms of drugs seized; null where the count of drug cases is withheld, or without a return. */
export async function drugSeizedKg(
  statistics: IncidentStatistics,
  context: IncidentsContext,
): Promise<number | null> {
  const [returns, row] = await Promise.all([
    context.loaders.drugSeizures.load(statistics),
    safetyRowOf(statistics, context),
  ]);
  return partCell('drug_cases')(row).suppressed ? null : sumOf(returns, 'kilograms');
}

/**
 * What is on patrol on the average day: each month counts by its days, and an area has what the
 * counties inside it have together. Null without a return.
 */
export async function patrolDeployment(
  statistics: IncidentStatistics,
  { loaders }: IncidentsContext,
) {
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
  return returns.reduce((sum, row) => sum + Number(row[name]), 0);
}
