import { type CityVillage, placeholders, type TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { factColumns } from './DisputeFacts';

/** Bounds what is in memory: some thousand disputes. */
const villagesAtOnce = 50;

/** The stored disputes of the villages, with the columns that statistics are made of. */
export async function* storedRows(
  database: DataSource,
  villages: readonly CityVillage[],
): AsyncGenerator<TableRow> {
  for (let start = 0; start < villages.length; start += villagesAtOnce) {
    const codes = villages.slice(start, start + villagesAtOnce).map(({ code }) => code);
    const rows: TableRow[1][] = await database.query(
      `SELECT ${factColumns.join(', ')} FROM dispute WHERE region_code IN (${placeholders(codes)})`,
      codes,
    );
    for (const row of rows) yield ['dispute', row];
  }
}
