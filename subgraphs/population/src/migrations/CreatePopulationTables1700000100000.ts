import { column } from '@civicgraph/shared';
import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

const { date, encrypted, int, nullable, primary, text, tinyint } = column;

const tables = [
  new Table({
    name: 'person',
    columns: [
      primary(text('ref', 20)),
      nullable(encrypted('name', 60)),
      nullable(encrypted('citizen_id', 18)),
      nullable(text('citizen_id_index', 43)),
      nullable(encrypted('phone', 20)),
      text('sex', 10),
      nullable(date('birth_date')),
      text('kind', 8),
      nullable(text('hukou_county', 6)),
    ],
    indices: [new TableIndex({ name: 'person_citizen_id', columnNames: ['citizen_id_index'] })],
  }),
  new Table({
    name: 'residence',
    columns: [
      primary(int('id')),
      text('person_ref', 20),
      nullable(text('dwelling_code', 24)),
      text('grid_code', 15),
      date('since'),
      nullable(date('until')),
      nullable(date('verified_at')),
      tinyint('at_hukou'),
      tinyint('is_head'),
      text('kind', 8),
      text('sex', 10),
      nullable(date('birth_date')),
      nullable(text('season', 10)),
      nullable(text('left_behind', 5)),
      nullable(date('linked_since')),
      nullable(date('complete_since')),
    ],
    indices: [
      new TableIndex({ name: 'residence_person', columnNames: ['person_ref'] }),
      new TableIndex({ name: 'residence_dwelling', columnNames: ['dwelling_code'] }),
      new TableIndex({ name: 'residence_grid', columnNames: ['grid_code'] }),
    ],
  }),
  new Table({
    name: 'floating_registration',
    columns: [
      primary(int('residence_id')),
      text('grid_code', 15),
      date('registered_on'),
      nullable(date('until')),
      nullable(tinyint('employment')),
      nullable(tinyint('housing')),
      nullable(tinyint('medical')),
      nullable(tinyint('insurance')),
      nullable(tinyint('schooling')),
    ],
    indices: [new TableIndex({ name: 'floating_registration_grid', columnNames: ['grid_code'] })],
  }),
  new Table({
    name: 'household_visit',
    columns: [
      primary(text('visit_id', 20)),
      text('dwelling_code', 24),
      text('grid_code', 15),
      text('task', 15),
      date('planned_on'),
      nullable(date('visited_on')),
      tinyint('revisit'),
      int('members'),
      int('members_met'),
      int('sampled'),
      int('in_order'),
    ],
    indices: [
      new TableIndex({ name: 'household_visit_day', columnNames: ['grid_code', 'planned_on'] }),
    ],
  }),
  new Table({
    name: 'data_state',
    columns: [primary(int('id')), date('stands_at')],
  }),
];

/** Persons, stays, floating registrations and calls. */
export class CreatePopulationTables1700000100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const table of tables) await queryRunner.createTable(table.clone());
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const { name } of [...tables].reverse()) await queryRunner.dropTable(name);
  }
}
