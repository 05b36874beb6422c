import { createRollupTable, dropRollupTable } from '@civicgraph/shared';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { populationRollup } from '../statistics/populationRollup';
import { townRollup } from '../statistics/townRollup';

/** The statistics kept beside the rows. */
export class CreatePopulationRollups1700000100001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createRollupTable(queryRunner, populationRollup);
    await createRollupTable(queryRunner, townRollup);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, townRollup);
    await dropRollupTable(queryRunner, populationRollup);
  }
}
