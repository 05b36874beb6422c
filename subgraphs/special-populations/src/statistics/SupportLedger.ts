import {
  addMonths,
  monthOf,
  parsePeriod,
  quarterOf,
  type RollupAccumulator,
  yearOf,
} from '@civicgraph/shared';
import { type CareCategory, difficultyKinds } from './careCodes';
import { measureNames, type SupportGroup, supportGrains, supportGroups } from './measureNames';

/** A case as the fold of its duties and services needs it. */
export interface FoldedCase {
  readonly area: string;
  readonly category: CareCategory;
  readonly group: SupportGroup | null;
  readonly closedMonth: string | null;
  /** From when on services count as support; null for never. */
  readonly countsFrom: string | null;
  /** By period, the first month that its service is counted in. */
  readonly counted: Map<string, string>;
}

const ledgers = new WeakMap<RollupAccumulator, Map<string, FoldedCase>>();

/**
 * The cases that an accumulator has met, by id. "At least one service in the quarter" is a fact
 * about a case and all its services, which no single row can tell; so the fold remembers the cases
 * of its chunk, for as long as the accumulator lives.
 */
export function casesOf(accumulator: RollupAccumulator): Map<string, FoldedCase> {
  let cases = ledgers.get(accumulator);
  if (!cases) {
    cases = new Map();
    ledgers.set(accumulator, cases);
  }
  return cases;
}

/** The group in which support of a case is measured; null when it is in none. */
export function supportGroupOf(
  category: CareCategory,
  youthKind: string | null,
): SupportGroup | null {
  const kind = (difficultyKinds as readonly string[]).includes(youthKind ?? '')
    ? youthKind
    : category;
  return supportGroups.find((group) => group === kind) ?? null;
}

/**
 * Counts a service done as support: the person counts as supported from that month to the end of
 * its month, quarter and year, while the case is open. Services may come in any order.
 */
export function countSupport(
  accumulator: RollupAccumulator,
  folded: FoldedCase,
  doneOn: string,
): void {
  const { area, group, countsFrom, closedMonth, counted } = folded;
  if (group === null || countsFrom === null) return;
  const done = monthOf(doneOn);
  for (const grain of supportGrains) {
    const period = { MONTH: done, QUARTER: quarterOf(done), YEAR: yearOf(done) }[grain];
    const from = latest(done, countsFrom);
    const end = addMonths(parsePeriod(period).lastMonth, 1);
    const until = earliest(end, closedMonth, counted.get(period) ?? null);
    if (from >= until) continue;
    accumulator.addSpan(area, from, until, measureNames.supported(group, grain));
    counted.set(period, from);
  }
}

function latest(month: string, other: string): string {
  if (month > other) return month;
  return other;
}

function earliest(month: string, ...others: readonly (string | null)[]): string {
  return others.reduce<string>(
    (first, other) => (other !== null && other < first ? other : first),
    month,
  );
}
