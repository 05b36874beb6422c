import { type QueryRunner, Table } from 'typeorm';
import type { Rollup } from './Rollup';

/** Creates the table of a rollup, for use in a migration. */
export async function createRollupTable(queryRunner: QueryRunner, rollup: Rollup): Promise<void> {
  const measures = rollup.measures.map(({ name, amount }) => ({
    name,
    type: amount === undefined ? 'int' : 'bigint',
    isNullable: false,
    default: 0,
  }));
  await queryRunner.createTable(
    new Table({
      name: rollup.table,
      columns: [
        { name: 'area_code', type: 'varchar', length: '18', isPrimary: true },
        { name: 'period', type: 'varchar', length: '7', isPrimary: true },
        ...measures,
        { name: 'suppression', type: 'varchar', length: String(rollup.measures.length) },
      ],
    }),
  );
}

/** Drops what `createRollupTable` made. */
export async function dropRollupTable(queryRunner: QueryRunner, rollup: Rollup): Promise<void> {
  await queryRunner.dropTable(rollup.table);
}
