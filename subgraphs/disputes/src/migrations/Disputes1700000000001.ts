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
import { disputeRollup } from '../statistics/disputeRollup';
import { screeningRollup } from '../statistics/screeningRollup';

const { date, double, encrypted, int, nullable, primary, text } = column;
const rollups = [screeningRollup, disputeRollup];

/** The tables of the dispute register and of its statistics. */
export class Disputes1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    for (const rollup of rollups) await createRollupTable(queryRunner, rollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const rollup of rollups) await dropRollupTable(queryRunner, rollup);
    await dropTables(queryRunner, tables);
  }
}

const tables: TableColumns = {
  dispute: [
    primary(text('dispute_id', 32)),
    text('type_code', 4),
    text('field_code', 16),
    text('source', 16),
    text('scale', 16),
    text('status', 16),
    text('region_code', 12),
    text('grid_code', 15),
    text('org_id', 32),
    date('found_on'),
    nullable(date('accepted_on')),
    nullable(date('due_on')),
    nullable(date('closed_on')),
    int('is_online'),
    int('is_pre_litigation'),
    nullable(double('amount_yuan')),
    nullable(date('perform_due_on')),
    nullable(date('fulfilled_on')),
    nullable(date('confirmed_on')),
  ],
  dispute_summary: [primary(text('dispute_id', 32)), encrypted('summary', 500)],
  mediation_org: [
    primary(text('org_id', 32)),
    text('name', 100),
    text('kind', 16),
    text('region_code', 12),
    int('full_time'),
    int('part_time'),
  ],
  reference_day: [primary(int('id')), date('today')],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  { table: 'dispute', name: 'dispute_by_region', columnNames: ['region_code'] },
  {
    table: 'mediation_org',
    name: 'mediation_org_by_region',
    columnNames: ['region_code', 'org_id'],
  },
];
