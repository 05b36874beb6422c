import {
  column,
  createTables,
  dropTables,
  type IndexedColumns,
  type TableColumns,
} from '@civicgraph/shared';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';
import { genesis } from '../ledger/Head';

const { bigint, encrypted, int, nullable, primary, text } = column;

/** The ledger, and the grants. Instants are texts in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`, which sort as they follow. */
export class Accountability1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    await queryRunner.query(
      'INSERT INTO ledger_head (id, seq, hash, signature) VALUES (1, ?, ?, ?)',
      [genesis.seq, genesis.hash, genesis.signature],
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, tables);
  }
}

const instant = (name: string): TableColumnOptions => text(name, 24);

const tables: TableColumns = {
  ledger_head: [primary(int('id')), bigint('seq'), text('hash', 64), text('signature', 88)],
  ledger_record: [
    primary(bigint('seq')),
    // A text of MySQL's would end at 64 KB; SQLite takes this for a text.
    { name: 'body', type: 'mediumtext' },
    text('hash', 64),
    instant('at'),
    text('kind', 8),
    nullable(text('viewer', 200)),
    nullable(text('role', 16)),
    nullable(text('department', 18)),
    nullable(text('purpose', 24)),
    nullable(text('grant_id', 200)),
    nullable(text('code', 40)),
    int('records'),
  ],
  ledger_subject: [primary(bigint('seq')), primary(text('subject_hash', 43))],
  access_grant: [
    primary(text('grant_id', 32)),
    text('kind', 16),
    text('state', 12),
    text('viewer', 128),
    text('role', 16),
    nullable(text('department', 18)),
    text('purpose', 24),
    text('legal_basis', 200),
    text('case_ref', 64),
    encrypted('subject', 400),
    int('hours'),
    int('notice_delay_days'),
    instant('requested_at'),
    nullable(instant('starts_at')),
    nullable(instant('expires_at')),
    nullable(instant('notice_at')),
    nullable(instant('revoked_at')),
    nullable(text('revoked_by', 128)),
    nullable(instant('review_due_at')),
    nullable(instant('reviewed_at')),
    nullable(text('reviewed_by', 128)),
    nullable(text('outcome', 16)),
    nullable(text('review_note', 500)),
    text('seal', 43),
  ],
  access_approval: [
    primary(text('grant_id', 32)),
    primary(text('approver', 128)),
    int('place'),
    text('role', 16),
    instant('approved_at'),
  ],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  {
    table: 'ledger_record',
    name: 'ledger_record_by_viewer',
    columnNames: ['viewer', 'seq'],
  },
  { table: 'ledger_record', name: 'ledger_record_by_time', columnNames: ['at'] },
  {
    table: 'ledger_record',
    name: 'ledger_record_by_grant',
    columnNames: ['grant_id', 'seq'],
  },
  {
    table: 'ledger_subject',
    name: 'ledger_subject_by_hash',
    columnNames: ['subject_hash', 'seq'],
  },
  {
    table: 'access_grant',
    name: 'access_grant_by_viewer',
    columnNames: ['viewer', 'grant_id'],
  },
  {
    table: 'access_grant',
    name: 'access_grant_by_department',
    columnNames: ['department', 'grant_id'],
  },
  // Two approvals at the same moment cannot both be the second.
  {
    table: 'access_approval',
    name: 'access_approval_by_place',
    columnNames: ['grant_id', 'place'],
    isUnique: true,
  },
];
