import { createCity, insertRows, type OpenSubgraph, type Row } from '@civicgraph/shared';
import { writeStatistics } from '@civicgraph/shared/testing';
import { disputesSubgraph } from '..';
import type { DisputeRow } from '../DisputeRow';

/** Eight villages of one town; the places of all rows made by hand. */
export const city = createCity('XS');
const [first, second] = city.villages;
if (!first || !second) throw new Error('The smallest city has two villages.');
export const village = first;
export const otherVillage = second;
export const town = village.townCode;
export const county = village.countyCode;
export const grid = village.grids[0]?.code ?? '';
export const villageCommittee = `MO-${village.code}-01`;

/** A quarrel between neighbours: found and accepted in January, agreed on, fulfilled and confirmed in time. */
export const plainDispute: DisputeRow = {
  dispute_id: 'DS-990101-000001',
  type_code: '02',
  field_code: 'OTHER',
  source: 'APPLIED',
  scale: 'INDIVIDUAL',
  status: 'AGREED',
  region_code: village.code,
  grid_code: grid,
  org_id: villageCommittee,
  found_on: '2025-01-30',
  accepted_on: '2025-02-01',
  due_on: '2025-03-03',
  closed_on: '2025-02-28',
  is_online: 0,
  is_pre_litigation: 0,
  amount_yuan: 1200.5,
  perform_due_on: '2025-03-30',
  fulfilled_on: '2025-03-10',
  confirmed_on: '2025-03-05',
};

let made = 0;

/** A number of disputes alike, plain unless their columns say otherwise. */
export function disputes(count: number, columns: Partial<DisputeRow> = {}): Row[] {
  return Array.from({ length: count }, () => {
    made += 1;
    const dispute_id = `DS-990101-${String(made).padStart(6, '0')}`;
    return { ...plainDispute, dispute_id, ...columns };
  });
}

/** What a dispute says that ended without an agreement. */
export const withoutAgreement = {
  amount_yuan: null,
  perform_due_on: null,
  fulfilled_on: null,
  confirmed_on: null,
} as const satisfies Partial<DisputeRow>;

/** Inserts the day of the data and the organisations of the city. */
export async function insertBasics({ database }: OpenSubgraph): Promise<void> {
  for (const [table, row] of disputesSubgraph.synthetic.cityRows?.(city) ?? []) {
    await insertRows(database.manager, table, [row]);
  }
}

/** Inserts disputes and makes the statistics of them; every area of the city has some. */
export async function fill({ database }: OpenSubgraph, rows: readonly Row[]): Promise<void> {
  await insertRows(database.manager, 'dispute', rows);
  await writeStatistics(database, disputesSubgraph, city);
}
