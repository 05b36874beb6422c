import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';

/** One row a database: which synthetic city it holds, and how many seeding steps are done. */
export class SeedProgress1700000000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.createTable(
      new Table({
        name: 'seed_progress',
        columns: [
          { name: 'id', type: 'int', isPrimary: true },
          { name: 'tier', type: 'varchar', length: '4' },
          { name: 'seed', type: 'int' },
          { name: 'steps_done', type: 'int' },
          { name: 'steps_total', type: 'int' },
        ],
      }),
    );
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.dropTable('seed_progress');
  }
}
