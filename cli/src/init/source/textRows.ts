import type { Connection, RowDataPacket } from 'mysql2/promise';

/** Rows of a statement by the names that it gives its columns, every value a text; empty where it is null. */
export async function textRows<Name extends string>(
  connection: Connection,
  sql: string,
  parameters: readonly string[] = [],
): Promise<Record<Name, string>[]> {
  const [rows] = await connection.query<RowDataPacket[]>(sql, [...parameters]);
  return rows.map(
    (row) =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]),
      ) as Record<Name, string>,
  );
}
