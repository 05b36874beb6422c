import { type CityVillage, placeholders, type Row, type TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { foldedColumns } from './filedCase';

/** Bounds what is in memory: some thousand incidents. */
const villagesAtOnce = 20;

/** The stored incidents of the villages, with the columns that statistics are made of. */
export async function* storedRows(
  database: DataSource,
  villages: readonly CityVillage[],
): AsyncGenerator<TableRow> {
  for (let start = 0; start < villages.length; start += villagesAtOnce) {
    const codes = villages.slice(start, start + villagesAtOnce).map(({ code }) => code);
    const rows: Row[] = await database.query(
      `SELECT ${foldedColumns.join(', ')} FROM incident WHERE region_code IN (${placeholders(codes)})`,
      codes,
    );
    for (const row of rows) yield ['incident', row];
  }
}
