import type { Ratio, StatCell } from '../disclosure';
import type { Bucket } from './buckets';
import type { Rollup, RollupRow } from './Rollup';
import { readAmount, readCell, readRatio } from './readCells';

/** What fields are read from: `AreaStatistics`, or a row of another rollup. */
export interface WithRow {
  readonly row: RollupRow | undefined;
}

/** Makers of resolvers that read a field from a row of the rollup; see `readCells`. */
export function statisticFields(rollup: Rollup) {
  return {
    cell:
      (measure: string) =>
      ({ row }: WithRow): StatCell =>
        readCell(row, rollup, measure),
    amount:
      (measure: string) =>
      ({ row }: WithRow): number | null =>
        readAmount(row, rollup, measure),
    ratio:
      (numerator: string, denominator: string) =>
      ({ row }: WithRow): Ratio =>
        readRatio(row, rollup, numerator, denominator),
    buckets:
      (buckets: readonly Bucket[]) =>
      ({ row }: WithRow) =>
        buckets.map(({ code, label, measure }) => ({
          code,
          label,
          cell: readCell(row, rollup, measure),
        })),
  };
}
