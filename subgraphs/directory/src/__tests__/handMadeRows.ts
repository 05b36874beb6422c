import { insertRows, type Row } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';

/** Rows made by hand, few enough to count on one's fingers. */
type Value = string | number | null;
type Tuples = readonly (readonly Value[])[];

/** Two departments; their codes are valid and of no real body. */
export const dataOffice = '11990100001001128G';
export const petitionOffice = '11990100001001013A';

const tables: Readonly<Record<string, readonly [columns: string, rows: Tuples]>> = {
  region: [
    'code name level parent_code urban_rural valid_from valid_to',
    [
      ['990000000000', '云梦省', 'PROVINCE', null, null, '2016-01-01', null],
      ['990100000000', '扶摇市', 'CITY', '990000000000', null, '2016-01-01', null],
      ['990101000000', '望舒区', 'COUNTY', '990100000000', null, '2016-01-01', null],
      ['990101001000', '听云街道', 'TOWN', '990101000000', null, '2016-01-01', null],
      ['990101001001', '锦鲤居委会', 'VILLAGE', '990101001000', '111', '2016-01-01', null],
      ['990101001199', '旧居委会', 'VILLAGE', '990101001000', '111', '2016-01-01', '2022-06-30'],
      ['990101001200', '青台村委会', 'VILLAGE', '990101001000', '112', '2016-01-01', null],
      ['990101100000', '揽月镇', 'TOWN', '990101000000', null, '2016-01-01', null],
      ['990101100200', '琼桥村委会', 'VILLAGE', '990101100000', '122', '2016-01-01', null],
      ['990102000000', '羲和县', 'COUNTY', '990100000000', null, '2016-01-01', null],
      ['990102001000', '栖霞街道', 'TOWN', '990102000000', null, '2016-01-01', null],
      ['990102001001', '碧桃居委会', 'VILLAGE', '990102001000', '111', '2016-01-01', null],
      // A city without counties, as Dongguan is.
      ['990200000000', '无县市', 'CITY', '990000000000', null, '2016-01-01', null],
      ['990200003000', '沐星街道', 'TOWN', '990200000000', null, '2016-01-01', null],
      ['990200003001', '丹枫居委会', 'VILLAGE', '990200003000', '111', '2016-01-01', null],
    ],
  ],
  grid: [
    'grid_code name kind village_code valid_from valid_to',
    [
      ['990101001001001', '一', 'COMPREHENSIVE', '990101001001', '2020-01-01', null],
      ['990101001001002', '二', 'DEDICATED', '990101001001', '2023-01-01', null],
      ['990101001199001', '旧', 'COMPREHENSIVE', '990101001199', '2020-01-01', '2022-06-30'],
      ['990101001200001', '三', 'COMPREHENSIVE', '990101001200', '2020-01-01', null],
      ['990101100200001', '四', 'COMPREHENSIVE', '990101100200', '2020-01-01', null],
      ['990102001001001', '五', 'MICRO', '990102001001', '2020-01-01', null],
    ],
  ],
  grid_worker: [
    'worker_id display_name employment office_phone',
    [
      ['W1', '王云', 'FULL_TIME', '12900000001'],
      ['W2', '李鹤', 'PART_TIME', null],
      ['W3', '张岚', 'FULL_TIME', null],
      ['W4', '刘汐', 'PART_TIME', null],
      ['W5', '陈澜', 'FULL_TIME', null],
    ],
  ],
  // W2 works in two grids; W3 left the third one, which nobody took over.
  grid_assignment: [
    'grid_code worker_id valid_from valid_to',
    [
      ['990101001001001', 'W1', '2020-01-01', null],
      ['990101001001001', 'W2', '2024-01-01', null],
      ['990101001001002', 'W2', '2024-01-01', null],
      ['990101001200001', 'W3', '2020-01-01', '2025-12-31'],
      ['990101100200001', 'W4', '2020-01-01', null],
      ['990102001001001', 'W5', '2022-01-01', null],
    ],
  ],
  governance_area: [
    'region_code level political_legal_member mediation_committee public_order_committee valid_from valid_to',
    [
      ['990100000000', 'CITY', 0, 0, 0, '2016-01-01', null],
      ['990101000000', 'COUNTY', 0, 0, 0, '2016-01-01', null],
      ['990101001000', 'TOWN', 1, 0, 0, '2016-01-01', null],
      ['990101001001', 'VILLAGE', 0, 1, 1, '2016-01-01', null],
      ['990101001199', 'VILLAGE', 0, 1, 1, '2016-01-01', '2022-06-30'],
      ['990101001200', 'VILLAGE', 0, 1, 0, '2016-01-01', null],
      ['990101100000', 'TOWN', 0, 0, 0, '2016-01-01', null],
      ['990101100200', 'VILLAGE', 0, 0, 0, '2016-01-01', null],
      ['990102000000', 'COUNTY', 0, 0, 0, '2016-01-01', null],
      ['990102001000', 'TOWN', 1, 0, 0, '2016-01-01', null],
      ['990102001001', 'VILLAGE', 0, 1, 1, '2016-01-01', null],
    ],
  ],
  governance_centre: [
    'centre_id region_code level grade operating meets_standard',
    [
      ['GC-1', '990101000000', 'COUNTY', 1, 1, 1],
      ['GC-2', '990102000000', 'COUNTY', null, 1, 0],
      ['GC-3', '990101001000', 'TOWN', 2, 1, 1],
      ['GC-4', '990101100000', 'TOWN', 3, 0, 0],
      ['GC-5', '990101001001', 'VILLAGE', 2, 1, 1],
    ],
  ],
  governance_budget: [
    'region_code budget_year yuan',
    [
      ['990101000000', 2025, 5_000_000_000],
      ['990101000000', 2026, 5_200_000_000],
      ['990101001000', 2026, 3000],
    ],
  ],
  assessment: [
    'region_code assessment_key assessed_period indicator item unit sampled numerator denominator counted target',
    [
      assessment('2026', 'A17', null, 'PERSONS', 95, 100, null, 0.9),
      assessment('2026', 'A17', 'COMPOSITE', 'PERSONS', 3, 4, null, 0.9),
      assessment('2026', 'A17', 'NIGHT_TRAVEL', 'PERSONS', 97, 100, null, 0.9),
      assessment('2026', 'A18', null, 'PERSONS', 100, 100, null, 0.75),
      assessment('2026', 'A25', 'FULL_TIME', 'STAFF', null, null, 14, 15),
      assessment('2026', 'A31', 'MODEL_GRID', 'AREAS', null, null, 3, 2),
      assessment('2026', 'A36', 'HOSPITAL_SECURITY', 'FACILITIES', 1, 2, null, 1),
      assessment('2026', 'D09', null, 'PERSONS', 60, 100, null, null),
      assessment('2026-Q3', 'A06', null, 'PERSONS', 80, 100, null, 0.9),
    ],
  ],
  department: [
    'uscc name kind region_code parent_uscc',
    [
      [petitionOffice, '扶摇市信访局', 'PETITION_OFFICE', '990100000000', null],
      [dataOffice, '望舒区大数据局', 'DATA', '990101000000', petitionOffice],
    ],
  ],
  organisation: [
    'uscc place_key name kind region_code grid_code',
    [
      organisation('92990101MA000004XN', '便利店', 'OTHER', '990101001001', '990101001001001'),
      organisation('12990101MA0000015H', '小学', 'SCHOOL', '990101001001', '990101001001002'),
      organisation('12990102MA0000023T', '幼儿园', 'SCHOOL', '990102001001', null),
    ],
  ],
  data_resource: [
    'resource_code name provider_uscc share_type share_condition legal_basis update_cycle data_level updated_at listed_on catalogued_on collected_on',
    [
      resource('R1', petitionOffice, 'CONDITIONAL', '2026-01-01', '2026-02-10', '2026-03-05'),
      resource('R2', petitionOffice, 'UNCONDITIONAL', '2026-02-01', '2026-03-01', null),
      resource('R3', dataOffice, 'NOT_SHARED', '2026-01-01', '2026-01-02', '2026-01-03'),
    ],
  ],
  data_resource_indicator: [
    'resource_code indicator',
    [
      ['R1', 'E01'],
      ['R1', 'E02'],
      ['R2', 'E02'],
      ['R3', 'A32'],
    ],
  ],
};

export async function insertHandMadeRows(
  database: DataSource,
  wanted: readonly string[] = Object.keys(tables),
): Promise<void> {
  for (const [table, [columns, tuples]] of Object.entries(tables)) {
    if (!wanted.includes(table)) continue;
    const names = columns.split(' ');
    const rows = tuples.map(
      (tuple): Row => Object.fromEntries(names.map((name, i) => [name, tuple[i] ?? null])),
    );
    await insertRows(database.manager, table, rows);
  }
}

/** Of the county 990101. */
function assessment(
  period: string,
  indicator: string,
  item: string | null,
  unit: string,
  ...values: readonly (number | null)[]
): Value[] {
  const key = `${period}:${indicator}:${item ?? ''}`;
  const sampled = unit === 'PERSONS' ? 1 : 0;
  return ['990101000000', key, period, indicator, item, unit, sampled, ...values];
}

function organisation(
  uscc: string,
  name: string,
  kind: string,
  village: string,
  grid: string | null,
): Value[] {
  return [uscc, village + uscc, name, kind, village, grid];
}

function resource(
  code: string,
  provider: string,
  shareType: string,
  ...days: readonly (string | null)[]
): Value[] {
  const condition = shareType === 'CONDITIONAL' ? '限履职使用' : null;
  const terms = [shareType, condition, '《信访工作条例》', 'DAILY', 'GENERAL'];
  return [code, `资源${code}`, provider, ...terms, '2026-10-30 08:00:00', ...days];
}
