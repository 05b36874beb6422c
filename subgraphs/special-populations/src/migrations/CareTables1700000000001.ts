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
import { careRollup } from '../statistics/careRollup';

const { date, int, nullable, primary, text } = column;

/** The tables of care and their statistics. */
export class CareTables1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    await createRollupTable(queryRunner, careRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, careRollup);
    await dropTables(queryRunner, tables);
  }
}

const tables: TableColumns = {
  care_case: [
    primary(text('care_case_id', 24)),
    text('category', 24),
    nullable(text('youth_kind', 24)),
    text('person_ref', 32),
    text('region_code', 12),
    text('grid_code', 15),
    date('opened_on'),
    date('ends_on'),
    nullable(date('closed_on')),
    text('legal_basis', 80),
    text('lead_department', 18),
    text('worker_id', 32),
  ],
  care_duty: [
    primary(text('care_duty_id', 32)),
    text('care_case_id', 24),
    text('kind', 24),
    date('due_on'),
    nullable(date('met_on')),
  ],
  service_action: [
    primary(text('service_action_id', 32)),
    text('care_case_id', 24),
    text('agenda_key', 20),
    text('kind', 16),
    date('due_on'),
    nullable(date('done_on')),
    nullable(text('outcome', 16)),
  ],
  care_worker: [
    primary(text('worker_id', 32)),
    text('region_code', 12),
    text('service', 16),
    date('started_on'),
    nullable(date('ended_on')),
  ],
  health_total: [
    primary(text('county_code', 12)),
    primary(text('report_month', 7)),
    text('region_code', 12),
    int('registered'),
    int('standard_managed'),
    int('regular_medication'),
    int('counselling_sessions'),
  ],
  reoffending_cohort: [
    primary(text('city_code', 12)),
    primary(int('released_year')),
    text('region_code', 12),
    date('published_on'),
    int('cohort'),
    int('convicted_again'),
  ],
  record_status: [primary(int('id')), date('as_of')],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  { table: 'care_case', name: 'ix_care_case_region', columnNames: ['region_code', 'care_case_id'] },
  { table: 'care_case', name: 'ix_care_case_person', columnNames: ['person_ref', 'care_case_id'] },
  { table: 'care_duty', name: 'ix_care_duty_case', columnNames: ['care_case_id'] },
  {
    table: 'service_action',
    name: 'ix_service_action_agenda',
    columnNames: ['care_case_id', 'agenda_key'],
    isUnique: true,
  },
  { table: 'care_worker', name: 'ix_care_worker_region', columnNames: ['region_code'] },
  { table: 'health_total', name: 'ix_health_total_region', columnNames: ['region_code'] },
  {
    table: 'reoffending_cohort',
    name: 'ix_reoffending_cohort_region',
    columnNames: ['region_code'],
  },
];
