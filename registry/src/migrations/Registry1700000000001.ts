import { randomUUID } from 'node:crypto';
import {
  column,
  createTables,
  dropTables,
  type IndexedColumns,
  insertRows,
  type TableColumns,
} from '@civicgraph/shared';
import type { MigrationInterface, QueryRunner, TableColumnOptions } from 'typeorm';

const { bigint, int, nullable, primary, text, tinyint } = column;

/** Everything the registry knows. Instants are texts in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`, which sort as they follow. */
export class Registry1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createTables(queryRunner, tables, indexes);
    await insertRows(queryRunner.manager, 'registry', [{ id: randomUUID() }]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropTables(queryRunner, tables);
  }
}

const instant = (name: string): TableColumnOptions => text(name, 24);
const hash = (name: string): TableColumnOptions => text(name, 64);
const subgraph = (name = 'subgraph'): TableColumnOptions => text(name, 63);
/** A text of MySQL's would end at 64 KB, and a supergraph may pass 16 MB; SQLite takes this for a text. */
const longText = (name: string): TableColumnOptions => ({ name, type: 'longtext' });

const tables: TableColumns = {
  // One row: what tells this database from one that began anew, and when operations were last forgotten for want of room.
  registry: [primary(text('id', 36)), nullable(text('forgot_on', 10))],
  subgraph: [
    primary(subgraph('name')),
    text('owner', 18),
    // What the name looks like, so that two names alike cannot be registered at the same time.
    subgraph('skeleton'),
    tinyint('deleted'),
  ],
  subgraph_version: [
    primary(subgraph()),
    primary(int('version')),
    hash('sdl_hash'),
    nullable(text('url', 500)),
    instant('created_at'),
    text('created_by', 100),
  ],
  schema_text: [primary(hash('hash')), longText('text')],
  supergraph: [
    primary(int('version')),
    hash('text_hash'),
    hash('members_hash'),
    text('reason', 8),
    nullable(subgraph()),
    instant('created_at'),
    text('created_by', 100),
  ],
  // The address is part of a supergraph: going back to an earlier version of a schema leaves it as it is.
  supergraph_member: [
    primary(int('version')),
    primary(subgraph()),
    int('subgraph_version'),
    nullable(text('url', 500)),
  ],
  token: [
    primary(text('id', 12)),
    hash('secret_hash'),
    text('role', 13),
    nullable(subgraph()),
    text('label', 100),
    instant('created_at'),
    instant('expires_at'),
    nullable(instant('revoked_at')),
    nullable(text('last_used_on', 10)),
  ],
  approval: [
    primary(subgraph()),
    primary(hash('sdl_hash')),
    text('approved_by', 100),
    instant('approved_at'),
  ],
  history: [
    {
      name: 'id',
      type: 'integer',
      isPrimary: true,
      isGenerated: true,
      generationStrategy: 'increment',
    },
    instant('at'),
    nullable(text('actor', 100)),
    text('action', 12),
    nullable(subgraph()),
    text('outcome', 9),
    { name: 'codes', type: 'text' },
    nullable(int('version')),
    nullable(int('supergraph_version')),
    int('times'),
  ],
  operation: [
    primary(hash('hash')),
    nullable(text('name', 100)),
    // Of name, document and coordinates together.
    int('characters'),
    text('last_used_on', 10),
    nullable(longText('document')),
    // With a space between.
    longText('coordinates'),
  ],
  // An empty text stands for none, which a key cannot hold.
  operation_use: [
    primary(hash('operation_hash')),
    primary(text('client', 60)),
    primary(text('client_version', 60)),
    primary(text('department', 18)),
    primary(text('day', 10)),
    bigint('uses'),
  ],
  gateway_status: [primary(text('gateway', 64)), nullable(int('version')), instant('last_seen_at')],
};

/** What rows are looked up by besides their keys. */
const indexes: readonly IndexedColumns[] = [
  { table: 'subgraph', name: 'subgraph_by_skeleton', columnNames: ['skeleton'], isUnique: true },
  { table: 'supergraph', name: 'supergraph_by_members', columnNames: ['members_hash'] },
  { table: 'history', name: 'history_by_subgraph', columnNames: ['subgraph', 'id'] },
  { table: 'operation_use', name: 'operation_use_by_day', columnNames: ['day'] },
  {
    table: 'operation',
    name: 'operation_by_last_use',
    columnNames: ['last_used_on', 'characters'],
  },
];
