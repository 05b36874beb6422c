import {
  noDataCell,
  publishedCell,
  type Ratio,
  ratioOf,
  type StatCell,
  suppressedCell,
} from '../disclosure';
import { measureIndex, type Rollup, type RollupRow } from './Rollup';

/** The cell of a count or an amount; NO_DATA without a row. Suppressed values never pass. */
export function readCell(row: RollupRow | undefined, rollup: Rollup, measure: string): StatCell {
  const index = measureIndex(rollup, measure);
  if (!row) return noDataCell;
  return row.suppression.charAt(index) === '.'
    ? publishedCell(Number(row[measure]))
    : suppressedCell;
}

/**
 * The ratio of two measures of one row. Declare it among the equations of the rollup when the numerator
 * is part of the denominator, so that the remainder is protected too.
 */
export function readRatio(
  row: RollupRow | undefined,
  rollup: Rollup,
  numerator: string,
  denominator: string,
): Ratio {
  return ratioOf(readCell(row, rollup, numerator), readCell(row, rollup, denominator));
}

/** The sum of an amount, or null where its count is suppressed or there is no row. */
export function readAmount(
  row: RollupRow | undefined,
  rollup: Rollup,
  measure: string,
): number | null {
  return readCell(row, rollup, measure).value;
}
