import {
  createCity,
  departmentOf,
  insertRows,
  type OpenSubgraph,
  type Row,
} from '@civicgraph/shared';
import { petitionsSubgraph } from '..';
import type { PetitionFacts } from '../statistics/PetitionFacts';

export const city = createCity('XS');
export const town = '990101001000';
export const county = '990101000000';
export const housing = departmentOf(city, county, 'HOUSING').uscc;
export const land = departmentOf(city, county, 'LAND').uscc;
export const health = departmentOf(city, county, 'HEALTH').uscc;
export const justiceOfCity = departmentOf(city, city.cityCode, 'JUSTICE').uscc;
export const officeOfCity = departmentOf(city, city.cityCode, 'PETITION_OFFICE').uscc;

/** An online request about housing: accepted and closed in time, first of its kind, not rated. */
export const plainFacts: PetitionFacts = {
  channel: 'ONLINE',
  purpose: 'APPEAL_REQUEST',
  route: 'PETITION',
  category: 'HOUSING',
  region_code: town,
  responsible: housing,
  registered_on: '2026-01-10',
  accept_due_on: '2026-01-25',
  accepted_on: '2026-01-20',
  close_due_on: '2026-03-21',
  extended_to: null,
  closed_on: '2026-03-10',
  withdrawn: 0,
  first_time: 1,
  repeated_on: null,
  skip_level: 0,
  group_size: 1,
  is_backlog: 0,
  backlog_since: null,
  backlog_resolved_on: null,
  difficult: 0,
  leader_named: 0,
  review_closed_on: null,
  review_changed: 0,
  satisfaction_office: 'NOT_EVALUATED',
  satisfaction_unit: 'NOT_EVALUATED',
  evaluable: 0,
  suggestion_adopted: 0,
};

/** A whole row of the table `petition`. */
export function petitionRow(petitionId: string, columns: Readonly<Record<string, unknown>> = {}) {
  return {
    petition_id: petitionId,
    status: 'CLOSED',
    county_code: county,
    opinion: null,
    repeat_of: null,
    review_asked_on: null,
    query_code_hash: null,
    ...plainFacts,
    ...columns,
  } as unknown as Row;
}

/** Inserts rows of any tables; those of one table have the same columns. */
export async function insertTables(
  { database, rowCipher }: OpenSubgraph,
  tables: Readonly<Record<string, readonly Row[]>>,
): Promise<void> {
  for (const [table, rows] of Object.entries(tables)) {
    await insertRows(database.manager, table, rowCipher.encrypt(table, rows));
  }
}

/** The day and the departments that every register has. */
export async function insertBasics(subgraph: OpenSubgraph): Promise<void> {
  const rows: Record<string, Row[]> = {};
  for (const [table, row] of petitionsSubgraph.synthetic.cityRows?.(city) ?? []) {
    rows[table] = [...(rows[table] ?? []), row];
  }
  await insertTables(subgraph, rows);
}
