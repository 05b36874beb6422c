import type { TableRow } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { factColumns } from './PetitionFacts';

const rowsPerRead = 2000;

/** Every stored row that statistics are made from, a page at a time. The whole city is one chunk. */
export async function* storedRows(database: DataSource): AsyncGenerator<TableRow> {
  yield* pagesOf(database, 'petition', 'petition_id', factColumns);
  yield* pagesOf(database, 'leader_reception', 'session_id', [
    'region_code',
    'hosted_by',
    'held_on',
  ]);
}

async function* pagesOf(
  database: DataSource,
  table: string,
  key: string,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  let last = '';
  for (;;) {
    const rows: Array<Record<string, string | number | null>> = await database.query(
      `SELECT ${key}, ${columns.join(', ')} FROM ${table} WHERE ${key} > ? ORDER BY ${key} LIMIT ${rowsPerRead}`,
      [last],
    );
    for (const row of rows) yield [table, row];
    if (rows.length < rowsPerRead) return;
    last = String(rows.at(-1)?.[key]);
  }
}
