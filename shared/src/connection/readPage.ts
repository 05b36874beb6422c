import type { DataSource } from 'typeorm';
import {
  allOf,
  type Condition,
  columnsOf,
  comesAfter,
  type KeyColumns,
  nothing,
  orderOf,
  quoteName,
} from '../database';
import type { Page } from './page';

/** One page of the rows of a table that a viewer may see, in the order of their keys. */
export interface PageSource<Row> {
  /** As it stands in a statement. */
  readonly table: string;
  readonly columns: ReadonlyArray<keyof Row & string>;
  readonly key: KeyColumns;
  /** Which rows the viewer may see; without it, all. */
  readonly condition?: Condition | null;
}

/**
 * Reads up to `limit + 1` rows, for `toConnection`. Where nothing can be found, the database is not asked.
 * @throws HubError CURSOR_MALFORMED
 */
export async function readPage<Row extends object>(
  database: DataSource,
  { table, columns, key, condition }: PageSource<Row>,
  { limit, after }: Page,
): Promise<Row[]> {
  const wanted = allOf(condition, after === null ? null : comesAfter(key, after));
  if (wanted === nothing) return [];
  const selected = [...new Set([...columnsOf(key), ...columns])].map(quoteName).join(',');
  return database.query(
    `SELECT ${selected} FROM ${table} WHERE ${wanted.sql} ORDER BY ${orderOf(key)} LIMIT ${limit + 1}`,
    [...wanted.parameters],
  );
}
