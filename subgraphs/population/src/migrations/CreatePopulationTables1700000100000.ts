import { type MigrationInterface, type QueryRunner, Table, TableIndex } from 'typeorm';

const tables = [
  new Table({
    name: 'person',
    columns: [
      { name: 'ref', type: 'varchar', length: '20', isPrimary: true },
      { name: 'name', type: 'varchar', length: '60', isNullable: true },
      { name: 'citizen_id', type: 'varchar', length: '18', isNullable: true },
      { name: 'phone', type: 'varchar', length: '20', isNullable: true },
      { name: 'sex', type: 'varchar', length: '10' },
      { name: 'birth_date', type: 'date', isNullable: true },
      { name: 'kind', type: 'varchar', length: '8' },
      { name: 'hukou_county', type: 'varchar', length: '6', isNullable: true },
    ],
  }),
  new Table({
    name: 'residence',
    columns: [
      { name: 'id', type: 'int', isPrimary: true },
      { name: 'person_ref', type: 'varchar', length: '20' },
      { name: 'dwelling_code', type: 'varchar', length: '24', isNullable: true },
      { name: 'grid_code', type: 'varchar', length: '15' },
      { name: 'since', type: 'date' },
      { name: 'until', type: 'date', isNullable: true },
      { name: 'verified_at', type: 'date', isNullable: true },
      { name: 'at_hukou', type: 'tinyint' },
      { name: 'is_head', type: 'tinyint' },
      { name: 'kind', type: 'varchar', length: '8' },
      { name: 'sex', type: 'varchar', length: '10' },
      { name: 'birth_date', type: 'date', isNullable: true },
      { name: 'season', type: 'varchar', length: '10', isNullable: true },
      { name: 'left_behind', type: 'varchar', length: '5', isNullable: true },
      { name: 'linked_since', type: 'date', isNullable: true },
      { name: 'complete_since', type: 'date', isNullable: true },
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
      { name: 'residence_id', type: 'int', isPrimary: true },
      { name: 'grid_code', type: 'varchar', length: '15' },
      { name: 'registered_on', type: 'date' },
      { name: 'until', type: 'date', isNullable: true },
      { name: 'employment', type: 'tinyint', isNullable: true },
      { name: 'housing', type: 'tinyint', isNullable: true },
      { name: 'medical', type: 'tinyint', isNullable: true },
      { name: 'insurance', type: 'tinyint', isNullable: true },
      { name: 'schooling', type: 'tinyint', isNullable: true },
    ],
    indices: [new TableIndex({ name: 'floating_registration_grid', columnNames: ['grid_code'] })],
  }),
  new Table({
    name: 'household_visit',
    columns: [
      { name: 'visit_id', type: 'varchar', length: '20', isPrimary: true },
      { name: 'dwelling_code', type: 'varchar', length: '24' },
      { name: 'grid_code', type: 'varchar', length: '15' },
      { name: 'task', type: 'varchar', length: '15' },
      { name: 'planned_on', type: 'date' },
      { name: 'visited_on', type: 'date', isNullable: true },
      { name: 'revisit', type: 'tinyint' },
      { name: 'members', type: 'int' },
      { name: 'members_met', type: 'int' },
      { name: 'sampled', type: 'int' },
      { name: 'in_order', type: 'int' },
    ],
    indices: [
      new TableIndex({ name: 'household_visit_day', columnNames: ['grid_code', 'planned_on'] }),
    ],
  }),
  new Table({
    name: 'data_state',
    columns: [
      { name: 'id', type: 'int', isPrimary: true },
      { name: 'stands_at', type: 'date' },
    ],
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
