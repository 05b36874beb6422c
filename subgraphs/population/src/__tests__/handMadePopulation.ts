import { createCity, insertRows, type Row } from '@civicgraph/shared';
import { writeStatistics } from '@civicgraph/shared/testing';
import type { DataSource } from 'typeorm';
import { populationSubgraph } from '..';
import { residence, times, visit } from './handMadeRows';

export const city = createCity('XS');
export const town = '990101001000';
export const village = '990101001005';
export const [grid, mixedGrid] = [`${village}001`, `${village}002`];
export const looseGrid = '990101001006001';

const stays = (count: number, row: Row): Row[] =>
  times(count, residence({ grid_code: grid, ...row }), (id) => ({ id, person_ref: `P${id}` }));

const locals = { since: '2010-01-01', at_hukou: 1, linked_since: '2015-03-01' };
const residences: Row[] = [
  ...stays(20, { ...locals, is_head: 1, complete_since: '2015-03-01' }),
  // Turn 14 in November 2026.
  ...stays(10, {
    since: '2013-01-01',
    at_hukou: 1,
    sex: 'FEMALE',
    birth_date: '2012-11-20',
    left_behind: 'CHILD',
    complete_since: '2026-10-31',
  }),
  ...stays(8, {
    kind: 'FLOATING',
    season: 'SEASONAL',
    birth_date: '2000-01-01',
    since: '2026-07-10',
    until: '2026-10-20',
    linked_since: '2026-07-10',
  }),
  // Turn 18 on the last day of October 2026; six months are over on the day before.
  ...stays(6, {
    kind: 'FLOATING',
    season: 'YEAR_ROUND',
    sex: 'FEMALE',
    birth_date: '2008-10-31',
    since: '2026-04-30',
    linked_since: '2026-09-01',
    is_head: 1,
  }),
  // Three persons from overseas hide among the registered ones, not among the floating ones.
  ...stays(12, { ...locals, grid_code: mixedGrid }),
  ...stays(3, { ...locals, at_hukou: 0, kind: 'OVERSEAS', grid_code: mixedGrid }),
  ...stays(7, {
    kind: 'FLOATING',
    season: 'YEAR_ROUND',
    grid_code: mixedGrid,
    linked_since: '2015-03-01',
  }),
  // Half linked.
  ...stays(10, { grid_code: looseGrid, linked_since: '2015-03-01' }),
  ...stays(10, { grid_code: looseGrid }),
];

const calls = (count: number, row: Row): Row[] =>
  times(count, visit({ grid_code: grid, ...row }), (id) => ({ visit_id: `VS-${id}` }));
const visits: Row[] = [
  ...calls(6, { task: 'RECORD_SAMPLE', sampled: 3, in_order: 2 }),
  ...calls(6, { task: 'FLOATING_SAMPLE', sampled: 3, in_order: 2 }),
  ...calls(2, { revisit: 1 }),
  ...calls(3, { visited_on: null, members_met: 0 }),
  // Planned in one month and paid in the next.
  ...calls(5, { planned_on: '2026-09-30', visited_on: '2026-10-01', members: 2 }),
];

const services = { employment: null, housing: null, medical: 1, insurance: null, schooling: null };
const registrations: Row[] = [
  ...times(
    8,
    {
      residence_id: 0,
      grid_code: grid,
      registered_on: '2026-07-12',
      until: '2026-10-20',
      ...services,
      employment: 1,
      insurance: 0,
    },
    (id) => ({ residence_id: id }),
  ),
  ...times(
    6,
    {
      residence_id: 0,
      grid_code: grid,
      registered_on: '2026-05-02',
      until: null,
      ...services,
      employment: 0,
      housing: 0,
      schooling: 1,
    },
    (id) => ({ residence_id: id }),
  ),
];

/** Fills an empty database with the rows above and makes their statistics. */
export async function insertPopulation(database: DataSource): Promise<void> {
  const { manager } = database;
  await insertRows(manager, 'residence', residences);
  await insertRows(manager, 'household_visit', visits);
  await insertRows(manager, 'floating_registration', registrations);
  await insertRows(manager, 'data_state', [{ id: 1, stands_at: city.today }]);
  await writeStatistics(database, populationSubgraph, city);
}
