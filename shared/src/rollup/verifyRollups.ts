import type { DataSource } from 'typeorm';
import { foldPathOf, isKept } from './foldPath';
import type { FoldedRow, Rollup, RollupRow } from './Rollup';
import { RollupCube } from './RollupCube';
import { readAreas, readPeriods, streamRows } from './readRollup';
import { suppressRollup } from './suppressRollup';

/** One place where the stored rollup differs from the recomputed one. */
export interface RollupDifference {
  readonly area: string;
  readonly period: string;
  /** A measure or `suppression`; `area_code` where one side lacks the whole row. */
  readonly measure: string;
  readonly stored: number | string | null;
  readonly expected: number | string | null;
}

/**
 * Compares the stored table (finest areas, ancestors and suppression) with rows folded anew.
 * @param rows what `RollupAccumulator.rows` gives for every chunk, and for the departments
 * @param limit how many differences to report at most
 * @returns the differences, in order of area, period and measure; rows missing from the table first
 * @throws HubError INTERNAL_ERROR when the recomputed rows do not add up
 */
export async function verifyRollups(
  dataSource: DataSource,
  rollup: Rollup,
  rows: AsyncIterable<FoldedRow>,
  limit = 20,
): Promise<RollupDifference[]> {
  const areas = await readAreas(dataSource, rollup);
  const expected = new RollupCube(rollup, areas, await readPeriods(dataSource, rollup));
  // Counts the recomputed rows of each place, to tell a row of zeros from none.
  const folded = new Uint32Array(areas.length * expected.periods.length);
  const missing = new Map<string, RollupDifference>();
  for await (const { area, period, values } of rows) {
    const own = isKept(rollup, area) ? [area] : [];
    for (const target of [...own, ...foldPathOf(rollup, area)]) {
      const index = expected.indexOf(target, period);
      if (index === undefined) {
        missing.set(`${target}/${period}`, missingRow(target, period, null, target));
      } else {
        expected.addAt(index, values);
        folded[index] = (folded[index] ?? 0) + 1;
      }
    }
  }
  suppressRollup(rollup, expected);

  const stored = new Uint8Array(folded.length);
  const differences: RollupDifference[] = [];
  for await (const batch of streamRows(dataSource, rollup, areas)) {
    for (const row of batch) {
      const index = expected.indexOf(row.area_code, row.period) ?? 0;
      stored[index] = 1;
      if (folded[index]) differences.push(...compare(rollup, expected, index, row));
      else differences.push(missingRow(row.area_code, row.period, row.area_code, null));
    }
    if (differences.length >= limit) break;
  }
  const complete = differences.length < limit;
  for (const period of complete ? expected.periods : []) {
    for (const area of areas) {
      const index = expected.indexOf(area, period) ?? 0;
      if (folded[index] && !stored[index]) {
        missing.set(`${area}/${period}`, missingRow(area, period, null, area));
      }
    }
  }
  return [...missing.values(), ...differences].slice(0, limit);
}

function missingRow(
  area: string,
  period: string,
  stored: string | null,
  expected: string | null,
): RollupDifference {
  return { area, period, measure: 'area_code', stored, expected };
}

function compare(
  { measures }: Rollup,
  cube: RollupCube,
  index: number,
  row: RollupRow,
): RollupDifference[] {
  const { area_code: area, period } = row;
  const differences: RollupDifference[] = [];
  measures.forEach(({ name }, i) => {
    const stored = Number(row[name]);
    const expected = cube.values[i]?.[index] ?? 0;
    if (stored !== expected) differences.push({ area, period, measure: name, stored, expected });
  });
  const expected = cube.suppressionAt(index);
  if (row.suppression !== expected) {
    differences.push({ area, period, measure: 'suppression', stored: row.suppression, expected });
  }
  return differences;
}
