import { createRollupTable, dropRollupTable } from '@civicgraph/shared';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { housingRollup } from '../statistics/housingRollup';

/** The tables of the housing registers and of their statistics. */
export class Housing1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(tables)) {
      await queryRunner.createTable(new Table({ name, columns }));
    }
    for (const [table, column] of indexes) {
      const name = `${table}_by_${column}`;
      await queryRunner.createIndex(table, new TableIndex({ name, columnNames: [column] }));
    }
    await createRollupTable(queryRunner, housingRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, housingRollup);
    for (const name of Object.keys(tables)) await queryRunner.dropTable(name);
  }
}

const tables: Readonly<Record<string, TableColumnOptions[]>> = {
  standard_address: [
    primary(code('address_code', 24)),
    code('text', 120),
    code('region_code', 12),
    code('grid_code', 15),
    nullable({ name: 'lon', type: 'double' }),
    nullable({ name: 'lat', type: 'double' }),
  ],
  building: [
    primary(code('building_code', 24)),
    code('address_code', 24),
    code('grid_code', 15),
    nullable({ name: 'floors', type: 'int' }),
    nullable({ name: 'year_built', type: 'int' }),
  ],
  dwelling: [
    primary(code('dwelling_code', 24)),
    code('address_code', 24),
    nullable(code('building_code', 24)),
    code('grid_code', 15),
    code('use_code', 16),
    code('occupancy', 16),
    nullable(code('area_band', 8)),
    { name: 'standard_coded', type: 'int' },
    { name: 'since', type: 'date' },
    nullable({ name: 'until', type: 'date' }),
  ],
  premises: [
    primary(code('premises_code', 24)),
    code('address_code', 24),
    code('grid_code', 15),
    { name: 'standard_coded', type: 'int' },
    { name: 'since', type: 'date' },
    nullable({ name: 'until', type: 'date' }),
  ],
  rental: [
    primary(code('dwelling_code', 24)),
    primary({ name: 'found_on', type: 'date' }),
    code('grid_code', 15),
    nullable({ name: 'registered_on', type: 'date' }),
    nullable({ name: 'ended_on', type: 'date' }),
  ],
  hazard: [
    primary(code('hazard_id', 32)),
    nullable(code('dwelling_code', 24)),
    nullable(code('building_code', 24)),
    code('grid_code', 15),
    code('kind', 16),
    { name: 'in_rental', type: 'int' },
    { name: 'found_at', type: 'date' },
    { name: 'due_at', type: 'date' },
    nullable({ name: 'closed_at', type: 'date' }),
  ],
};

/** What rows are looked up by besides their keys. */
const indexes = [
  ['dwelling', 'grid_code'],
  ['premises', 'grid_code'],
  ['rental', 'grid_code'],
  ['hazard', 'grid_code'],
  ['hazard', 'dwelling_code'],
  ['hazard', 'building_code'],
] as const;

function code(name: string, length: number): TableColumnOptions {
  return { name, type: 'varchar', length: String(length) };
}

function primary(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isPrimary: true };
}

function nullable(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isNullable: true };
}
