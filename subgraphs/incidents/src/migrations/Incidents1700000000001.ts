import { createRollupTable, dropRollupTable } from '@civicgraph/shared';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { incidentRollup } from '../statistics/incidentRollup';
import { safetyRollup } from '../statistics/safetyRollup';

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
    { name: 'occurred_on', type: 'date' },
    nullable({ name: 'reported_at', type: 'datetime' }),
    nullable(int('response_minutes')),
    nullable(int('on_scene_handled')),
    nullable({ name: 'solved_on', type: 'date' }),
    nullable(int('caught_on_scene')),
    nullable(int('solved_by_video')),
    nullable({ name: 'loss_yuan', type: 'bigint' }),
    nullable({ name: 'recovered_yuan', type: 'bigint' }),
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
    { name: 'officers', type: 'double' },
    { name: 'vehicles', type: 'double' },
    { name: 'points', type: 'double' },
  ],
  organised_crime: [
    primary(text('region_code', 12)),
    primary(text('year_code', 4)),
    int('group_count'),
    int('case_count'),
    int('arrest_count'),
    { name: 'assets_yuan', type: 'bigint' },
  ],
  drug_seizure: [
    primary(text('region_code', 12)),
    primary(text('year_code', 4)),
    { name: 'kilograms', type: 'double' },
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

function text(name: string, length: number): TableColumnOptions {
  return { name, type: 'varchar', length: String(length) };
}

function int(name: string): TableColumnOptions {
  return { name, type: 'int' };
}

function primary(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isPrimary: true };
}

function nullable(column: TableColumnOptions): TableColumnOptions {
  return { ...column, isNullable: true };
}
