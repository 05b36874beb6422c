import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';

type Columns = readonly TableColumnOptions[];

const text = (name: string, length: number, more: Partial<TableColumnOptions> = {}) => ({
  name,
  type: 'varchar',
  length: String(length),
  ...more,
});
const plain =
  (type: string) =>
  (name: string, more: Partial<TableColumnOptions> = {}) => ({
    name,
    type,
    ...more,
  });
const int = plain('int');
const date = plain('date');
const key = { isPrimary: true };
const nullable = { isNullable: true };
const validity = [date('valid_from'), date('valid_to', nullable)];

const tables: Readonly<Record<string, { columns: Columns; indices?: TableIndexOptions[] }>> = {
  region: {
    columns: [
      text('code', 12, key),
      text('name', 60),
      text('level', 8),
      text('parent_code', 12, nullable),
      text('urban_rural', 3, nullable),
      ...validity,
    ],
    indices: [
      { name: 'region_by_parent', columnNames: ['parent_code', 'code'] },
      { name: 'region_by_level', columnNames: ['level', 'code'] },
    ],
  },
  grid: {
    columns: [
      text('grid_code', 15, key),
      text('name', 60),
      text('kind', 13),
      text('village_code', 12),
      ...validity,
    ],
    indices: [{ name: 'grid_by_village', columnNames: ['village_code'] }],
  },
  grid_worker: {
    columns: [
      text('worker_id', 24, key),
      text('display_name', 30),
      text('employment', 9),
      text('office_phone', 20, nullable),
    ],
  },
  grid_assignment: {
    columns: [
      text('grid_code', 15, key),
      text('worker_id', 24, key),
      date('valid_from', key),
      date('valid_to', nullable),
    ],
    indices: [{ name: 'grid_assignment_by_worker', columnNames: ['worker_id'] }],
  },
  department: {
    columns: [
      text('uscc', 18, key),
      text('name', 60),
      text('kind', 20),
      text('region_code', 12),
      text('parent_uscc', 18, nullable),
    ],
    indices: [{ name: 'department_by_region', columnNames: ['region_code'] }],
  },
  organisation: {
    columns: [
      text('uscc', 18, key),
      text('place_key', 30),
      text('name', 100),
      text('kind', 20),
      text('region_code', 12),
      text('grid_code', 15, nullable),
    ],
    indices: [
      { name: 'organisation_by_place', columnNames: ['place_key'], isUnique: true },
      { name: 'organisation_by_kind', columnNames: ['kind', 'place_key'] },
    ],
  },
  governance_area: {
    columns: [
      text('region_code', 12, key),
      text('level', 8),
      int('political_legal_member'),
      int('mediation_committee'),
      int('public_order_committee'),
      ...validity,
    ],
  },
  governance_centre: {
    columns: [
      text('centre_id', 20, key),
      text('region_code', 12),
      text('level', 8),
      int('grade', nullable),
      int('operating'),
      int('meets_standard'),
    ],
    indices: [
      { name: 'governance_centre_by_region', columnNames: ['region_code'], isUnique: true },
    ],
  },
  governance_budget: {
    columns: [
      text('region_code', 12, key),
      int('budget_year', key),
      { name: 'yuan', type: 'bigint' },
    ],
  },
  assessment: {
    columns: [
      text('region_code', 12, key),
      text('assessment_key', 50, key),
      text('assessed_period', 7),
      text('indicator', 3),
      text('item', 30, nullable),
      text('unit', 13),
      int('sampled'),
      int('numerator', nullable),
      int('denominator', nullable),
      int('counted', nullable),
      { name: 'target', type: 'double', ...nullable },
    ],
  },
  data_resource: {
    columns: [
      text('resource_code', 30, key),
      text('name', 100),
      text('provider_uscc', 18),
      text('share_type', 13),
      text('share_condition', 200, nullable),
      text('legal_basis', 200),
      text('update_cycle', 9),
      text('data_level', 9),
      { name: 'updated_at', type: 'datetime' },
      date('listed_on'),
      date('catalogued_on', nullable),
      date('collected_on', nullable),
    ],
    indices: [
      { name: 'data_resource_by_provider', columnNames: ['provider_uscc', 'resource_code'] },
    ],
  },
  data_resource_indicator: {
    columns: [text('resource_code', 30, key), text('indicator', 3, key)],
    indices: [
      {
        name: 'data_resource_indicator_by_indicator',
        columnNames: ['indicator', 'resource_code'],
      },
    ],
  },
};

/** The first tables of the directory. No foreign keys: departments deliver at different times. */
export class CreateDirectory1760000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, { columns, indices = [] }] of Object.entries(tables)) {
      await queryRunner.createTable(new Table({ name, columns: [...columns], indices }));
    }
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(tables).reverse()) await queryRunner.dropTable(name);
  }
}
