import { type Cube, findUnbalanced, type Sum, suppressCube, type Unbalanced } from '../disclosure';
import { HubError, quote } from '../errors';
import { isDepartmentCode, measureIndex, type Rollup } from './Rollup';
import type { RollupCube } from './RollupCube';
import { parentPeriodOf } from './rollupPeriods';

/**
 * Decides for every cell of the table whether it is published. Measures that no equation links,
 * and years, have no sum in common and are worked on one after the other. An amount follows its count.
 * @throws HubError INTERNAL_ERROR naming the first sum of the table that does not hold
 */
export function suppressRollup(rollup: Rollup, table: RollupCube): void {
  const areaSums = areaSumsOf(rollup, table.areas);
  for (const family of familiesOf(rollup)) {
    for (const [first, end] of yearsOf(table.periods)) {
      suppressSlice(rollup, table, areaSums, family, first, end);
    }
  }
  rollup.measures.forEach(({ amount }, i) => {
    if (amount === undefined) return;
    const count = table.states[measureIndex(rollup, amount)];
    if (count) table.states[i]?.set(count);
  });
}

function suppressSlice(
  rollup: Rollup,
  table: RollupCube,
  areaSums: readonly Sum[],
  family: readonly number[],
  first: number,
  end: number,
): void {
  const areas = table.areas.length;
  const periods = table.periods.slice(first, end);
  const kind = rollup.measures[family[0] ?? 0]?.kind ?? 'FLOW';
  const cube: Cube = {
    threshold: rollup.threshold,
    areas,
    periods: periods.length,
    values: family.map((i) => countsOf(table, i).subarray(first * areas, end * areas)),
    areaSums,
    periodSums: periodSumsOf(kind, periods),
    measureSums: rollup.equations
      .map(({ total, parts }) => ({
        total: family.indexOf(measureIndex(rollup, total)),
        parts: parts.map((part) => family.indexOf(measureIndex(rollup, part))),
      }))
      .filter(({ total }) => total >= 0),
  };
  const unbalanced = findUnbalanced(cube);
  if (unbalanced) throw unbalancedError(rollup, table, periods, family, unbalanced);
  suppressCube(cube).forEach((states, i) => {
    table.states[family[i] ?? 0]?.set(states, first * areas);
  });
}

function countsOf(table: RollupCube, measure: number): Int32Array {
  const column = table.values[measure];
  return column instanceof Int32Array ? column : Int32Array.from(column ?? []);
}

/** Departments under a region, and the regions under it, add up to it separately. */
function areaSumsOf(rollup: Rollup, areas: readonly string[]): Sum[] {
  const indexOf = new Map(areas.map((area, index) => [area, index]));
  const sums = new Map<string, { total: number; parts: number[] }>();
  areas.forEach((area, index) => {
    const parent = rollup.parentOf(area);
    const total = parent === null ? undefined : indexOf.get(parent);
    if (total === undefined) return;
    const key = `${total}/${isDepartmentCode(area)}`;
    const sum = sums.get(key);
    if (sum) sum.parts.push(index);
    else sums.set(key, { total, parts: [index] });
  });
  return [...sums.values()];
}

/** A flow of a period is the sum of the periods in it; a stock equals that of the last one. */
function periodSumsOf(kind: 'FLOW' | 'STOCK', periods: readonly string[]): Sum[] {
  return periods.flatMap((period, total) => {
    const parts = periods.flatMap((part, i) => (parentPeriodOf(part) === period ? [i] : []));
    if (parts.length === 0) return [];
    return [{ total, parts: kind === 'FLOW' ? parts : parts.slice(-1) }];
  });
}

/** Bounds of each year in the sorted periods. */
function yearsOf(periods: readonly string[]): Array<[first: number, end: number]> {
  const years: Array<[number, number]> = [];
  periods.forEach((period, i) => {
    const last = years.at(-1);
    if (last && period.slice(0, 4) === periods[last[0]]?.slice(0, 4)) last[1] = i + 1;
    else years.push([i, i + 1]);
  });
  return years;
}

/** Positions of the counts, those that equations link together in one group. */
function familiesOf(rollup: Rollup): number[][] {
  const group = rollup.measures.map((_, i) => i);
  for (const { total, parts } of rollup.equations) {
    const members = [total, ...parts].map((name) => group[measureIndex(rollup, name)] ?? 0);
    const target = Math.min(...members);
    group.forEach((own, i) => {
      if (members.includes(own)) group[i] = target;
    });
  }
  const isCount = (i: number) => rollup.measures[i]?.amount === undefined;
  return [...new Set(group)]
    .map((id) => group.flatMap((own, i) => (own === id && isCount(i) ? [i] : [])))
    .filter((family) => family.length > 0);
}

function unbalancedError(
  rollup: Rollup,
  table: RollupCube,
  periods: readonly string[],
  family: readonly number[],
  { axis, area, period, measure, total, parts }: Unbalanced,
): HubError {
  const name = rollup.measures[family[measure] ?? 0]?.name;
  return new HubError(
    'INTERNAL_ERROR',
    `The rollup ${quote(rollup.table)} does not add up over ${axis}: ${quote(name)} of area ${quote(table.areas[area])} in ${quote(periods[period])} is ${total}, its parts are ${parts}. Rebuild the rollup from its rows.`,
  );
}
