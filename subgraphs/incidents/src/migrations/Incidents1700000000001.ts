import { column, createRollupTable, dropRollupTable } from '@civicgraph/shared';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { incidentRollup } from '../statistics/incidentRollup';
import { safetyRollup } from '../statistics/safetyRollup';

const { bigint, date, datetime, double, int, nullable, primary, text } = column;

/** Incidents, the authorities' totals, and the statistics of both. */
export class Incidents1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, columns] of Object.entries(tables)) {
      await queryRunner.createTable(new Table({ name, columns }));
    }
    await createRollupTable(queryRunner, incidentRollup);
    await createRollupTable(queryRunner, safetyRollup);
    for (const [table, columnNames] of indexes) {
      const name = `${table}_by_${columnNames[0]}`;
      await queryRunner.createIndex(table, new TableIndex({ name, columnNames: [...columnNames] }));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, safetyRollup);
    await dropRollupTable(queryRunner, incidentRollup);
    for (const name of Object.keys(tables)) await queryRunner.dropTable(name);
  }
}

const tables: Readonly<Record<string, TableColumnOptions[]>> = {
  incident: [
    primary(text('incident_id', 20)),
    text('incident_class', 16),
    nullable(text('offence_code', 16)),
    nullable(text('status', 12)),
    text('region_code', 12),
    text('grid_code', 15),
    date('occurred_on'),
    nullable(datetime('reported_at')),
    nullable(int('response_minutes')),
    nullable(int('on_scene_handled')),
    nullable(date('solved_on')),
    nullable(int('caught_on_scene')),
    nullable(int('solved_by_video')),
    nullable(bigint('loss_yuan')),
    nullable(bigint('recovered_yuan')),
    nullable(text('origin_dispute_type', 2)),
    nullable(int('deaths')),
    nullable(text('accident_kind', 16)),
    nullable(text('zero_tolerance_kind', 16)),
  ],
  fraud_dissuasion: [
    primary(text('region_code', 12)),
    primary(text('month_code', 7)),
    int('dissuaded'),
  ],
  patrol_deployment: [
    primary(text('region_code', 12)),
    primary(text('month_code', 7)),
    double('officers'),
    double('vehicles'),
    double('points'),
  ],
  organised_crime: [
    primary(text('region_code', 12)),
    primary(text('year_code', 4)),
    int('group_count'),
    int('case_count'),
    int('arrest_count'),
    bigint('assets_yuan'),
  ],
  drug_seizure: [
    primary(text('region_code', 12)),
    primary(text('year_code', 4)),
    double('kilograms'),
  ],
  listed_area: [
    primary(text('batch', 12)),
    primary(text('region_code', 12)),
    text('grade', 8),
    text('outcome_period', 7),
  ],
};

/** What rows are looked up by besides their keys; the last one reads the villages of a period. */
const indexes: ReadonlyArray<readonly [table: string, columns: readonly [string, ...string[]]]> = [
  ['incident', ['region_code', 'occurred_on']],
  [incidentRollup.table, ['period', 'area_code']],
];
