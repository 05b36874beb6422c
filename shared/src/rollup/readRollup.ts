import type { DataSource } from 'typeorm';
import { placeholders } from '../database';
import type { Rollup, RollupRow } from './Rollup';

/** Areas a statement reads: at 85 periods an area, some 3,400 rows. */
const areasPerRead = 40;

/** Codes of the areas that have rows, in order. */
export async function readAreas(dataSource: DataSource, { table }: Rollup): Promise<string[]> {
  const rows: Array<{ area_code: string }> = await dataSource.query(
    `SELECT DISTINCT area_code FROM ${table} ORDER BY area_code`,
  );
  return rows.map(({ area_code }) => area_code);
}

/** Periods that have rows, in order: a year before its months and quarters. */
export async function readPeriods(dataSource: DataSource, { table }: Rollup): Promise<string[]> {
  const rows: Array<{ period: string }> = await dataSource.query(
    `SELECT DISTINCT period FROM ${table} ORDER BY period`,
  );
  return rows.map(({ period }) => period);
}

/** All rows of the areas given, a batch of areas at a time. */
export async function* streamRows(
  dataSource: DataSource,
  rollup: Rollup,
  areas: readonly string[],
): AsyncGenerator<RollupRow[]> {
  const columns = ['area_code', 'period', 'suppression', ...rollup.indexOf.keys()].join(', ');
  for (let start = 0; start < areas.length; start += areasPerRead) {
    const batch = areas.slice(start, start + areasPerRead);
    yield await dataSource.query(
      `SELECT ${columns} FROM ${rollup.table} WHERE area_code IN (${placeholders(batch)}) ORDER BY area_code, period`,
      batch,
    );
  }
}

/** The values of a stored row in the order of the measures. */
export function valuesOf(rollup: Rollup, row: RollupRow): number[] {
  return rollup.measures.map(({ name }) => Number(row[name]));
}
