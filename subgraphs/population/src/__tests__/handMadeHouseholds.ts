import { insertRows, type OpenSubgraph } from '@civicgraph/shared';
import { viewerOf } from '@civicgraph/shared/testing';
import { person, residence, times, visit } from './handMadeRows';

export const ownGrid = '990101001005001';
export const otherGrid = '990101001005002';
export const home = `${ownGrid}-0001`;
export const emptyDwelling = `${ownGrid}-0007`;
export const otherHome = `${otherGrid}-0001`;

const parent = {
  ref: 'PARENT',
  name: '云霁宁',
  citizen_id: '99010119861101123X',
  phone: '12900012345',
  sex: 'FEMALE',
  birth_date: '1986-11-01',
};
const child = {
  ref: 'CHILD',
  citizen_id: '990101201305054321',
  phone: null,
  birth_date: '2013-05-05',
};
const neighbour = { ref: 'NEIGHBOUR', kind: 'FLOATING', citizen_id: null, birth_date: null };
const gone = { ref: 'GONE' };

const persons = [parent, child, neighbour, gone].map(person);
const residences = [
  { id: 1, person_ref: 'PARENT', dwelling_code: home, until: '2019-01-01', grid_code: otherGrid },
  {
    id: 2,
    person_ref: 'PARENT',
    dwelling_code: home,
    since: '2019-01-01',
    verified_at: '2026-08-01',
    grid_code: ownGrid,
  },
  { id: 3, person_ref: 'CHILD', dwelling_code: home, grid_code: ownGrid },
  { id: 4, person_ref: 'NEIGHBOUR', dwelling_code: null, grid_code: otherGrid },
  { id: 5, person_ref: 'GONE', dwelling_code: home, grid_code: ownGrid, until: '2026-03-03' },
  ...times(5, { dwelling_code: otherHome, grid_code: otherGrid }, (serial) => ({
    id: 100 + serial,
    person_ref: `LODGER-${serial}`,
  })),
].map(residence);

export const today = '2026-10-31';
const visits = [
  { visit_id: 'VS-1', dwelling_code: home, visited_on: '2026-09-12', planned_on: '2026-09-10' },
  { visit_id: 'VS-2', dwelling_code: home, visited_on: '2026-10-02', planned_on: '2026-10-01' },
  { visit_id: 'VS-3', dwelling_code: home, visited_on: null, planned_on: today },
  { visit_id: 'VS-4', dwelling_code: otherHome, visited_on: null, planned_on: today },
  { visit_id: 'VS-5', dwelling_code: emptyDwelling, visited_on: today, planned_on: today },
].map((row) => visit({ ...row, grid_code: row.dwelling_code.slice(0, 15), task: 'SAFETY_NOTICE' }));

export const gridWorker = viewerOf('GRID', { grids: [ownGrid] });
export const careWorker = viewerOf('CARE_OTHER', { cases: ['CC-1'] });
export const self = viewerOf('SUBJECT', { subject: 'PARENT' });

/** Fills an empty database with a household, its neighbours, and calls on them. */
export async function insertHouseholds({ database, rowCipher }: OpenSubgraph): Promise<void> {
  const { manager } = database;
  await insertRows(manager, 'person', rowCipher.encrypt('person', persons));
  await insertRows(manager, 'residence', residences);
  await insertRows(manager, 'household_visit', visits);
  await insertRows(manager, 'data_state', [{ id: 1, stands_at: today }]);
}
