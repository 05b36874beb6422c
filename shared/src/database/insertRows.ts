import type { EntityManager } from 'typeorm';
import { placeholders } from './conditions';
import { quoteName } from './quoteName';

export type Row = Readonly<Record<string, string | number | boolean | null>>;

/** Bound below SQLite's limit of 32,766 parameters a statement. */
const maximumParameters = 12_000;
const maximumRows = 500;

/**
 * Inserts rows with one multi-row statement a batch. All rows have the columns of the first one.
 * Runs in the manager's transaction, if it has one.
 */
export async function insertRows(
  manager: EntityManager,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  const size = Math.min(maximumRows, Math.floor(maximumParameters / columns.length));
  const tuple = `(${placeholders(columns)})`;
  const head = `INSERT INTO ${table} (${columns.map(quoteName).join(',')}) VALUES `;
  for (let start = 0; start < rows.length; start += size) {
    const batch = rows.slice(start, start + size);
    const parameters: unknown[] = [];
    for (const row of batch) {
      for (const column of columns) {
        const value = row[column];
        parameters.push(typeof value === 'boolean' ? Number(value) : value);
      }
    }
    await manager.query(head + new Array(batch.length).fill(tuple).join(','), parameters);
  }
}
