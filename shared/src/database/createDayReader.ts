import type { DataSource } from 'typeorm';
import { HubError, quote } from '../errors';

/**
 * The day that the data stand at, for one request: read once, when first asked for. It is kept in row
 * 1 of a table of its own, since the clock knows nothing of how old the records are.
 * @throws HubError CONFIGURATION_INVALID when the table is empty
 */
export function createDayReader(
  database: DataSource,
  table: string,
  column: string,
): () => Promise<string> {
  let day: Promise<string> | undefined;
  return () => {
    day ??= readDay(database, table, column);
    return day;
  };
}

async function readDay(database: DataSource, table: string, column: string): Promise<string> {
  const [row] = await database.query(`SELECT ${column} FROM ${table} WHERE id = 1`);
  if (row) return row[column];
  throw new HubError(
    'CONFIGURATION_INVALID',
    `The table ${quote(table)} does not say which day the data stand at. Load data, or put that day into row 1.`,
  );
}
