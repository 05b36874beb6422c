import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import type { Rollup, RollupRow } from './Rollup';

export interface RollupKey {
  readonly area: string;
  /** As stored: `2026-10`, `2026-Q3` or `2026`. */
  readonly period: string;
}

export type RollupLoader = DataLoader<RollupKey, RollupRow | undefined, string>;

/** Loads rows by primary key, one statement a batch; undefined where the table has no row. */
export function createRollupLoader(dataSource: DataSource, rollup: Rollup): RollupLoader {
  return new DataLoader(
    async (keys) => {
      const rows = await readRows(dataSource, rollup, keys);
      const byKey = new Map(rows.map((row) => [keyOf(row.area_code, row.period), row]));
      return keys.map(({ area, period }) => byKey.get(keyOf(area, period)));
    },
    { cacheKeyFn: ({ area, period }) => keyOf(area, period) },
  );
}

function keyOf(area: string, period: string): string {
  return `${area}/${period}`;
}

/** Through the query builder, which sends reads to a replica when the data source has one. */
async function readRows(
  dataSource: DataSource,
  rollup: Rollup,
  keys: readonly RollupKey[],
): Promise<RollupRow[]> {
  const areas = [...new Set(keys.map(({ area }) => area))];
  const periods = [...new Set(keys.map(({ period }) => period))];
  return dataSource
    .createQueryBuilder()
    .select(['area_code', 'period', 'suppression', ...rollup.indexOf.keys()])
    .from(rollup.table, 'rollup')
    .where('area_code IN (:...areas) AND period IN (:...periods)', { areas, periods })
    .getRawMany<RollupRow>();
}
