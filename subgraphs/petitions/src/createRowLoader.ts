import type { Condition } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

export interface RowLoaderOptions<Row> {
  readonly table: string;
  readonly columns: ReadonlyArray<keyof Row & string>;
  /** The column that rows are asked by; one of `columns`. */
  readonly key: keyof Row & string;
  /** Limits what is found. */
  readonly condition?: Condition;
}

/** @returns a loader of the rows of each key, in the order of `columns`, one statement a batch. */
export function createRowLoader<Row extends object>(
  database: DataSource,
  { table, columns, key, condition }: RowLoaderOptions<Row>,
): DataLoader<string, readonly Row[]> {
  const where = condition ? ` AND (${condition.sql})` : '';
  return new DataLoader(async (keys) => {
    const marks = keys.map(() => '?').join(',');
    const rows: Row[] = await database.query(
      `SELECT ${columns.join(',')} FROM ${table} WHERE ${key} IN (${marks})${where} ORDER BY ${columns.join(',')}`,
      [...keys, ...(condition?.parameters ?? [])],
    );
    const byKey = new Map<unknown, Row[]>(keys.map((value) => [value, []]));
    for (const row of rows) byKey.get(row[key])?.push(row);
    return keys.map((value) => byKey.get(value) ?? []);
  });
}
