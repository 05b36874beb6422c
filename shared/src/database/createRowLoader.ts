import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';
import { allOf, type Condition, nothing } from './conditions';
import { quoteName } from './quoteName';
import { columnsOf, hasKey, type KeyColumns, rowKey } from './rowKey';

export interface RowLoaderOptions<Row> {
  /** As it stands in a statement. */
  readonly table: string;
  readonly columns: ReadonlyArray<keyof Row & string>;
  /** The unique column that rows are asked by; of several, the keys are those of `joinKey`. */
  readonly key: KeyColumns;
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
  const selected = [...new Set([...columnsOf(key), ...columns])].map(quoteName).join(',');
  return new DataLoader<string, Row | null>(async (keys) => {
    const wanted = condition === nothing ? [] : keys.filter(maySee);
    const found = hasKey(key, wanted);
    if (found === nothing) return keys.map(() => null);
    const { sql, parameters } = allOf(found, condition);
    const rows: Row[] = await database.query(`SELECT ${selected} FROM ${table} WHERE ${sql}`, [
      ...parameters,
    ]);
    const byKey = new Map(rows.map((row) => [rowKey(row, key), row]));
    return keys.map((text) => byKey.get(text) ?? null);
  });
}
