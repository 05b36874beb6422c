import type { SourceForeignKey } from '../source/Source';
import type { SelectedTable } from './selectTables';

/** A foreign key that fields are made of: one column of a table that leads to the key of another one. */
export interface Relation {
  readonly table: SelectedTable;
  readonly column: string;
  readonly target: SelectedTable;
}

/**
 * The foreign keys among the tables shown that a field can follow: those of one column to a key of one column. A
 * second one over the same column is left alone.
 */
export function relationsOf(tables: readonly SelectedTable[]): Relation[] {
  const byName = new Map(tables.map((table) => [table.name, table]));
  return tables.flatMap((table) => {
    const followed = new Set<string>();
    return table.foreignKeys.flatMap((foreignKey) => {
      const target = byName.get(foreignKey.table);
      const column = columnOf(foreignKey, target);
      const isShown = table.columns.some(({ name }) => name === column);
      if (!target || column === null || !isShown || followed.has(column)) return [];
      followed.add(column);
      return [{ table, column, target }];
    });
  });
}

function columnOf(
  { columns, targetColumns }: SourceForeignKey,
  target: SelectedTable | undefined,
): string | null {
  const [column] = columns;
  const isOne = columns.length === 1 && target?.key.length === 1;
  return isOne && column !== undefined && targetColumns[0] === target.key[0] ? column : null;
}
