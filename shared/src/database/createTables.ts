import { type QueryRunner, Table, type TableColumnOptions, TableIndex } from 'typeorm';

/** Columns by table, in the order that the tables are made in. */
export type TableColumns = Readonly<Record<string, TableColumnOptions[]>>;

/** What the rows of a table are looked up by besides its key. */
export interface IndexedColumns {
  readonly table: string;
  readonly name: string;
  readonly columnNames: readonly string[];
  readonly isUnique?: boolean;
}

/** Makes tables and their indexes, for a migration. */
export async function createTables(
  queryRunner: QueryRunner,
  tables: TableColumns,
  indexes: readonly IndexedColumns[],
): Promise<void> {
  for (const [name, columns] of Object.entries(tables)) {
    await queryRunner.createTable(new Table({ name, columns }));
  }
  for (const { table, columnNames, ...index } of indexes) {
    await queryRunner.createIndex(
      table,
      new TableIndex({ ...index, columnNames: [...columnNames] }),
    );
  }
}

/** Drops tables, the last one first. */
export async function dropTables(queryRunner: QueryRunner, tables: TableColumns): Promise<void> {
  for (const name of Object.keys(tables).reverse()) await queryRunner.dropTable(name);
}
