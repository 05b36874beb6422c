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
import { petitionRollup } from '../statistics/petitionRollup';

const { date, encrypted, int, nullable, primary, text } = column;

/** The tables of the petition register and of its statistics. */
export class Petitions1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    await createRollupTable(queryRunner, petitionRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, petitionRollup);
    await dropTables(queryRunner, tables);
  }
}

const tables: TableColumns = {
  petition: [
    primary(text('petition_id', 32)),
    text('channel', 8),
    text('purpose', 16),
    text('route', 16),
    text('category', 24),
    text('status', 16),
    text('region_code', 12),
    text('county_code', 12),
    text('responsible', 18),
    date('registered_on'),
    date('accept_due_on'),
    nullable(date('accepted_on')),
    nullable(date('close_due_on')),
    nullable(date('extended_to')),
    nullable(date('closed_on')),
    nullable(text('opinion', 8)),
    int('withdrawn'),
    int('first_time'),
    nullable(text('repeat_of', 32)),
    nullable(date('repeated_on')),
    int('skip_level'),
    int('group_size'),
    int('is_backlog'),
    nullable(date('backlog_since')),
    nullable(date('backlog_resolved_on')),
    int('difficult'),
    int('leader_named'),
    nullable(date('review_asked_on')),
    nullable(date('review_closed_on')),
    int('review_changed'),
    text('satisfaction_office', 16),
    text('satisfaction_unit', 16),
    int('evaluable'),
    int('suggestion_adopted'),
    nullable(text('query_code_hash', 64)),
  ],
  petitioner: [
    primary(text('petition_id', 32)),
    nullable(encrypted('name', 60)),
    nullable(encrypted('contact', 40)),
    nullable(encrypted('address', 200)),
  ],
  petition_content: [primary(text('petition_id', 32)), encrypted('content', 2000)],
  leader_reception: [
    primary(text('session_id', 32)),
    text('region_code', 12),
    text('hosted_by', 18),
    date('held_on'),
    int('received'),
  ],
  responsible_department: [primary(text('uscc', 18)), text('region_code', 12)],
  reference_day: [primary(int('id')), date('today')],
  referral: [
    primary(text('petition_id', 32)),
    primary(text('service', 16)),
    text('consent_ref', 40),
    date('referred_on'),
  ],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  {
    table: 'petition',
    name: 'petition_by_responsible',
    columnNames: ['responsible', 'petition_id'],
  },
  {
    table: 'petition',
    name: 'petition_by_query_code',
    columnNames: ['query_code_hash'],
    isUnique: true,
  },
  {
    table: 'responsible_department',
    name: 'responsible_department_by_region',
    columnNames: ['region_code'],
  },
];
