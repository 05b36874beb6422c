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
import { incidentRollup } from '../statistics/incidentRollup';
import { safetyRollup } from '../statistics/safetyRollup';

const { bigint, date, datetime, double, int, nullable, primary, text } = column;

/** Incidents, the authorities' totals, and the statistics of both. */
export class Incidents1700000000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await createRollupTable(queryRunner, incidentRollup);
    await createRollupTable(queryRunner, safetyRollup);
    // One of the indexes is of a rollup's table.
    await createTables(queryRunner, tables, indexes);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    await dropRollupTable(queryRunner, safetyRollup);
    await dropRollupTable(queryRunner, incidentRollup);
    await dropTables(queryRunner, tables);
  }
}

const tables: TableColumns = {
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
const indexes: readonly IndexedColumns[] = [
  {
    table: 'incident',
    name: 'incident_by_region_code',
    columnNames: ['region_code', 'occurred_on'],
  },
  {
    table: incidentRollup.table,
    name: `${incidentRollup.table}_by_period`,
    columnNames: ['period', 'area_code'],
  },
];
