import type { Condition } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { allOf, marks } from '../sql/conditions';

export interface KeyLoaderOptions {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: string;
  /** Keys that need no look in the table, because the viewer may not see them. */
  maySee?(key: string): boolean;
  /** Further condition on the rows. */
  readonly condition?: Condition | null;
}

/** @returns a loader of one row a key, a batch in one statement; null for keys without a visible row. */
export function createKeyLoader<Row extends object>(
  database: DataSource,
  options: KeyLoaderOptions,
): DataLoader<string, Row | null> {
  const { table, columns, key, maySee = () => true, condition } = options;
  return new DataLoader<string, Row | null>(async (keys) => {
    const visible = keys.filter(maySee);
    if (visible.length === 0) return keys.map(() => null);
    const where = allOf({ sql: `${key} IN (${marks(visible)})`, parameters: visible }, condition);
    const selected = [...new Set([...columns, key])].join(',');
    const rows: Row[] = await database.query(
      `SELECT ${selected} FROM ${table} WHERE ${where.sql}`,
      [...where.parameters],
    );
    const byKey = new Map(rows.map((row) => [(row as Record<string, unknown>)[key], row]));
    return keys.map((wanted) => byKey.get(wanted) ?? null);
  });
}

/**
 * @returns a loader of the list of rows that belong to a key, a batch in one statement.
 * @param statement selects the rows of the keys, each with its key in the column `owner`, in order
 */
export function createListLoader<Row extends { readonly owner: string }>(
  database: DataSource,
  statement: (keys: readonly string[]) => Condition,
): DataLoader<string, Row[]> {
  return new DataLoader<string, Row[]>(async (keys) => {
    const { sql, parameters } = statement(keys);
    const rows: Row[] = await database.query(sql, [...parameters]);
    const lists = new Map<string, Row[]>(keys.map((key) => [key, []]));
    for (const row of rows) lists.get(row.owner)?.push(row);
    return keys.map((key) => lists.get(key) ?? []);
  });
}
