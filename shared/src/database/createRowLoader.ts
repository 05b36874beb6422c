import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { allOf, type Condition, isOneOf, nothing } from './conditions';

export interface RowLoaderOptions<Row> {
  readonly table: string;
  readonly columns: ReadonlyArray<keyof Row & string>;
  /** The unique column that rows are asked by. */
  readonly key: string;
  /** Which rows the viewer may see; without it, all. */
  readonly condition?: Condition | null;
  /** Whether a key is worth a look in the table; without it, every one is. */
  maySee?(key: string): boolean;
}

/**
 * @returns a loader of rows by key, one statement a batch; null for a key without a row that meets
 * the condition. Where nothing can be found, the database is not asked.
 */
export function createRowLoader<Row extends object>(
  database: DataSource,
  { table, columns, key, condition, maySee = () => true }: RowLoaderOptions<Row>,
): DataLoader<string, Row | null> {
  const selected = [...new Set([key, ...columns])].join(',');
  return new DataLoader<string, Row | null>(async (keys) => {
    const wanted = condition === nothing ? [] : keys.filter(maySee);
    if (wanted.length === 0) return keys.map(() => null);
    const { sql, parameters } = allOf(isOneOf(key, wanted), condition);
    const rows: Row[] = await database.query(`SELECT ${selected} FROM ${table} WHERE ${sql}`, [
      ...parameters,
    ]);
    const byKey = new Map(rows.map((row) => [(row as Record<string, unknown>)[key], row]));
    return keys.map((value) => byKey.get(value) ?? null);
  });
}
