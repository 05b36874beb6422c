import { column, insertRows } from '@civicgraph/shared';
import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  type TableColumnOptions,
  type TableIndexOptions,
} from 'typeorm';

type Columns = readonly TableColumnOptions[];

const { bigint, date, datetime, double, int, nullable, primary, text } = column;
const validity = [date('valid_from'), nullable(date('valid_to'))];

const tables: Readonly<Record<string, { columns: Columns; indices?: TableIndexOptions[] }>> = {
  region: {
    columns: [
      primary(text('code', 12)),
      text('name', 60),
      text('level', 8),
      nullable(text('parent_code', 12)),
      nullable(text('urban_rural', 3)),
      ...validity,
    ],
    indices: [
      { name: 'region_by_parent', columnNames: ['parent_code', 'code'] },
      { name: 'region_by_level', columnNames: ['level', 'code'] },
    ],
  },
  grid: {
    columns: [
      primary(text('grid_code', 15)),
      text('name', 60),
      text('kind', 13),
      text('village_code', 12),
      ...validity,
    ],
    indices: [{ name: 'grid_by_village', columnNames: ['village_code'] }],
  },
  grid_worker: {
    columns: [
      primary(text('worker_id', 24)),
      text('display_name', 30),
      text('employment', 9),
      nullable(text('office_phone', 20)),
    ],
  },
  grid_assignment: {
    columns: [
      primary(text('grid_code', 15)),
      primary(text('worker_id', 24)),
      primary(date('valid_from')),
      nullable(date('valid_to')),
    ],
    indices: [{ name: 'grid_assignment_by_worker', columnNames: ['worker_id'] }],
  },
  department: {
    columns: [
      primary(text('uscc', 18)),
      text('name', 60),
      text('kind', 20),
      text('region_code', 12),
      nullable(text('parent_uscc', 18)),
    ],
    indices: [{ name: 'department_by_region', columnNames: ['region_code'] }],
  },
  organisation: {
    columns: [
      primary(text('uscc', 18)),
      text('place_key', 30),
      text('name', 100),
      text('kind', 20),
      text('region_code', 12),
      nullable(text('grid_code', 15)),
    ],
    indices: [
      { name: 'organisation_by_place', columnNames: ['place_key'], isUnique: true },
      { name: 'organisation_by_kind', columnNames: ['kind', 'place_key'] },
    ],
  },
  governance_area: {
    columns: [
      primary(text('region_code', 12)),
      text('level', 8),
      int('political_legal_member'),
      int('mediation_committee'),
      int('public_order_committee'),
      ...validity,
    ],
  },
  governance_centre: {
    columns: [
      primary(text('centre_id', 20)),
      text('region_code', 12),
      text('level', 8),
      nullable(int('grade')),
      int('operating'),
      int('meets_standard'),
    ],
    indices: [
      { name: 'governance_centre_by_region', columnNames: ['region_code'], isUnique: true },
    ],
  },
  governance_budget: {
    columns: [primary(text('region_code', 12)), primary(int('budget_year')), bigint('yuan')],
  },
  assessment: {
    columns: [
      primary(text('region_code', 12)),
      primary(text('assessment_key', 50)),
      text('assessed_period', 7),
      text('indicator', 3),
      nullable(text('item', 30)),
      text('unit', 13),
      int('sampled'),
      nullable(int('numerator')),
      nullable(int('denominator')),
      nullable(int('counted')),
      nullable(double('target')),
    ],
  },
  data_resource: {
    columns: [
      primary(text('resource_code', 30)),
      text('name', 100),
      text('provider_uscc', 18),
      text('share_type', 13),
      nullable(text('share_condition', 200)),
      text('legal_basis', 200),
      text('update_cycle', 9),
      text('data_level', 9),
      datetime('updated_at'),
      nullable(date('listed_on')),
      nullable(date('catalogued_on')),
      nullable(date('collected_on')),
      nullable(text('subgraph', 63)),
      nullable(int('schema_version')),
      nullable(datetime('published_at')),
      nullable(datetime('withdrawn_at')),
    ],
    indices: [
      { name: 'data_resource_by_provider', columnNames: ['provider_uscc', 'resource_code'] },
    ],
  },
  data_resource_indicator: {
    columns: [primary(text('resource_code', 30)), primary(text('indicator', 3))],
    indices: [
      {
        name: 'data_resource_indicator_by_indicator',
        columnNames: ['indicator', 'resource_code'],
      },
    ],
  },
  data_resource_field: {
    columns: [
      primary(text('resource_code', 30)),
      primary(int('ordinal')),
      text('coordinate', 255),
      nullable(text('description', 2000)),
      nullable(text('sensitivity', 9)),
    ],
  },
  data_resource_use: {
    columns: [
      primary(text('resource_code', 30)),
      primary(int('ordinal')),
      nullable(text('operation_name', 255)),
      text('operation_hash', 64),
      nullable(text('department', 18)),
      date('last_used_on'),
      bigint('times'),
    ],
  },
  published_catalogue: {
    columns: [primary(int('id')), text('registry', 36), bigint('supergraph_version')],
  },
};

/** The first tables of the directory. No foreign keys: departments deliver at different times. */
export class CreateDirectory1760000000100 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const [name, { columns, indices = [] }] of Object.entries(tables)) {
      await queryRunner.createTable(new Table({ name, columns: [...columns], indices }));
    }
    await insertRows(queryRunner.manager, 'published_catalogue', [
      { id: 1, registry: '', supergraph_version: 0 },
    ]);
  }

  async down(queryRunner: QueryRunner): Promise<void> {
    for (const name of Object.keys(tables).reverse()) await queryRunner.dropTable(name);
  }
}
