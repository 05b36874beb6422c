import { column, createRollupTable, dropRollupTable } from '@civicgraph/shared';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { careRollup } from '../statistics/careRollup';

const { date, int, nullable, primary, text } = column;

/** The tables of care and their statistics. */
export class CareTables1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(tables)) {
      await queryRunner.createTable(new Table({ name, columns }));
    }
    for (const [table, name, columnNames, isUnique] of indexes) {
      await queryRunner.createIndex(table, new TableIndex({ name, columnNames, isUnique }));
    }
    await createRollupTable(queryRunner, careRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, careRollup);
    for (const name of Object.keys(tables).reverse()) await queryRunner.dropTable(name);
  }
}

const tables: Readonly<Record<string, TableColumnOptions[]>> = {
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
const indexes: readonly (readonly [
  table: string,
  name: string,
  columns: string[],
  isUnique: boolean,
])[] = [
  ['care_case', 'ix_care_case_region', ['region_code', 'care_case_id'], false],
  ['care_case', 'ix_care_case_person', ['person_ref', 'care_case_id'], false],
  ['care_duty', 'ix_care_duty_case', ['care_case_id'], false],
  ['service_action', 'ix_service_action_agenda', ['care_case_id', 'agenda_key'], true],
  ['care_worker', 'ix_care_worker_region', ['region_code'], false],
  ['health_total', 'ix_health_total_region', ['region_code'], false],
  ['reoffending_cohort', 'ix_reoffending_cohort_region', ['region_code'], false],
];
