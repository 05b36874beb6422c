import type { Connection } from 'mysql2/promise';
import { groupBy } from './groupBy';
import { textRows } from './textRows';

/**
 * What tells the rows of each table apart: the columns of its primary key, or else of the smallest unique index
 * without a null. A table without either has no entry.
 */
export async function readKeys(
  connection: Connection,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await textRows<'tableName' | 'indexName' | 'columnName' | 'nullable'>(
    connection,
    'SELECT table_name AS tableName, index_name AS indexName, column_name AS columnName, nullable AS nullable FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0 ORDER BY table_name, index_name, seq_in_index',
  );
  const keys = new Map<string, readonly string[]>();
  for (const [table, ofTable] of groupBy(rows, ({ tableName }) => tableName)) {
    const usable = [...groupBy(ofTable, ({ indexName }) => indexName)]
      // An index on an expression, as MySQL 8 has them, names no column.
      .filter(([, parts]) => parts.every((part) => part.nullable !== 'YES' && part.columnName))
      .sort(([left, leftParts], [right, rightParts]) => {
        if (left === 'PRIMARY' || right === 'PRIMARY') return left === 'PRIMARY' ? -1 : 1;
        return leftParts.length - rightParts.length;
      });
    const [first] = usable;
    if (first) {
      keys.set(
        table,
        first[1].map(({ columnName }) => columnName),
      );
    }
  }
  return keys;
}
