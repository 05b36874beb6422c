import type { Connection } from 'mysql2/promise';
import { groupBy } from './groupBy';
import type { SourceForeignKey } from './Source';
import { textRows } from './textRows';

/** The foreign keys of each table; those that lead to another database are left out. */
export async function readForeignKeys(
  connection: Connection,
): Promise<ReadonlyMap<string, readonly SourceForeignKey[]>> {
  const rows = await textRows<'tableName' | 'name' | 'columnName' | 'target' | 'targetColumn'>(
    connection,
    'SELECT table_name AS tableName, constraint_name AS name, column_name AS columnName, referenced_table_name AS target, referenced_column_name AS targetColumn FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_schema = DATABASE() ORDER BY table_name, constraint_name, ordinal_position',
  );
  const keys = new Map<string, readonly SourceForeignKey[]>();
  for (const [table, ofTable] of groupBy(rows, ({ tableName }) => tableName)) {
    const named = groupBy(ofTable, ({ name }) => name);
    keys.set(
      table,
      [...named.values()].map((parts) => ({
        table: parts[0]?.target ?? '',
        columns: parts.map(({ columnName }) => columnName),
        targetColumns: parts.map(({ targetColumn }) => targetColumn),
      })),
    );
  }
  return keys;
}
