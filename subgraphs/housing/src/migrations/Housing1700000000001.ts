import {
  column,
  createRollupTable,
  createTables,
  dropRollupTable,
  dropTables,
  type IndexedColumns,
  type TableColumns,
} from '@civicgraph/shared';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { housingRollup } from '../statistics/housingRollup';

const { date, double, int, nullable, primary, text } = column;

/** The tables of the housing registers and of their statistics. */
export class Housing1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    await createRollupTable(queryRunner, housingRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, housingRollup);
    await dropTables(queryRunner, tables);
  }
}

const tables: TableColumns = {
  standard_address: [
    primary(text('address_code', 24)),
    text('text', 120),
    text('region_code', 12),
    text('grid_code', 15),
    nullable(double('lon')),
    nullable(double('lat')),
  ],
  building: [
    primary(text('building_code', 24)),
    text('address_code', 24),
    text('grid_code', 15),
    nullable(int('floors')),
    nullable(int('year_built')),
  ],
  dwelling: [
    primary(text('dwelling_code', 24)),
    text('address_code', 24),
    nullable(text('building_code', 24)),
    text('grid_code', 15),
    text('use_code', 16),
    text('occupancy', 16),
    nullable(text('area_band', 8)),
    int('standard_coded'),
    date('since'),
    nullable(date('until')),
  ],
  premises: [
    primary(text('premises_code', 24)),
    text('address_code', 24),
    text('grid_code', 15),
    int('standard_coded'),
    date('since'),
    nullable(date('until')),
  ],
  rental: [
    primary(text('dwelling_code', 24)),
    primary(date('found_on')),
    text('grid_code', 15),
    nullable(date('registered_on')),
    nullable(date('ended_on')),
  ],
  hazard: [
    primary(text('hazard_id', 32)),
    nullable(text('dwelling_code', 24)),
    nullable(text('building_code', 24)),
    text('grid_code', 15),
    text('kind', 16),
    int('in_rental'),
    date('found_at'),
    date('due_at'),
    nullable(date('closed_at')),
  ],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  ['dwelling', 'grid_code'],
  ['premises', 'grid_code'],
  ['rental', 'grid_code'],
  ['hazard', 'grid_code'],
  ['hazard', 'dwelling_code'],
  ['hazard', 'building_code'],
].map(([table = '', column = '']) => ({
  table,
  name: `${table}_by_${column}`,
  columnNames: [column],
}));
