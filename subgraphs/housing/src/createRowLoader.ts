import type { Condition } from '@civicgraph/shared';
import DataLoader from 'dataloader';
import type { DataSource } from 'typeorm';

export interface RowLoaderOptions<Row> {
  readonly table: string;
  /** Column by name in the row; that of the key included. */
  readonly columns: Readonly<Record<keyof Row & string, string>>;
  /** The name in the row of what rows are asked by. */
  readonly key: keyof Row & string;
  /** Limits what is found. */
  readonly condition?: Condition | undefined;
}

/** @returns a loader of rows by key, one statement a batch; null where no row is found. */
export function createRowLoader<Row extends object>(
  database: DataSource,
  { table, columns, key, condition }: RowLoaderOptions<Row>,
): DataLoader<string, Row | null> {
  const selected = Object.entries<string>(columns).map(([name, column]) => `${column} AS ${name}`);
  return new DataLoader(async (keys) => {
    const marks = keys.map(() => '?').join(',');
    const rows: Row[] = await database.query(
      `SELECT ${selected.join(',')} FROM ${table} WHERE ${columns[key]} IN (${marks})${condition ? ` AND (${condition.sql})` : ''}`,
      [...keys, ...(condition?.parameters ?? [])],
    );
    const byKey = new Map(rows.map((row) => [row[key] as string, row]));
    return keys.map((value) => byKey.get(value) ?? null);
  });
}
