import { isInside, isWithin, type Period } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

/** What an authority returned for an area and a month or year, `time`. */
export type Return<Value extends string> = Readonly<Record<Value, number>> & {
  readonly region_code: string;
  readonly time: string;
};

export interface ReturnsKey {
  readonly area: string;
  readonly period: Period;
}

export type ReturnsLoader<Value extends string> = DataLoader<ReturnsKey, Return<Value>[], string>;

export interface ReturnsOptions<Value extends string> {
  readonly table: string;
  /** Column of the time: `month_code` is read by the months of a period, `year_code` by its year. */
  readonly time: 'month_code' | 'year_code';
  readonly columns: readonly Value[];
}

/** @returns a loader of the returns from inside an area and period; one statement a batch. */
export function createReturnsLoader<Value extends string>(
  database: DataSource,
  { table, time, columns }: ReturnsOptions<Value>,
): ReturnsLoader<Value> {
  const boundsOf = ({ firstMonth, lastMonth }: Period): [string, string] =>
    time === 'month_code'
      ? [firstMonth, lastMonth]
      : [firstMonth.slice(0, 4), lastMonth.slice(0, 4)];
  return new DataLoader(
    async (keys) => {
      const within = isInside('region_code', [...new Set(keys.map(({ area }) => area))]);
      const times = keys.flatMap(({ period }) => boundsOf(period)).sort();
      const rows: Return<Value>[] = await database.query(
        `SELECT region_code, ${time} AS time, ${columns.join(', ')} FROM ${table} WHERE (${within.sql}) AND ${time} BETWEEN ? AND ? ORDER BY region_code, ${time}`,
        [...within.parameters, times[0], times.at(-1)],
      );
      return keys.map(({ area, period }) => {
        const [first, last] = boundsOf(period);
        return rows.filter(
          (row) => isWithin(row.region_code, area) && first <= row.time && row.time <= last,
        );
      });
    },
    { cacheKeyFn: ({ area, period }) => `${area}/${period.text}` },
  );
}
