import { createCity, type Row, seedDomain, verifyDomainRollups } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
} from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';
import { synthetic } from '../synthetic';

const small = createCity('S');
const rows = [...synthetic.chunkRows(small, small.villages)].map(([, row]) => row);
const share = (part: readonly Row[], whole: readonly Row[]) => part.length / whole.length;
const ofClass = (incidentClass: string) =>
  rows.filter((row) => row.incident_class === incidentClass);

describe('synthetic incidents', () => {
  it('are as many as the plan says, inside their village and the history', () => {
    expect(rows).toHaveLength(small.volumes.incidents);
    expect(new Set(rows.map(({ incident_id }) => incident_id)).size).toBe(rows.length);
    const gridCodes = new Set(small.grids.map(({ code }) => code));
    for (const { region_code, grid_code, occurred_on } of rows) {
      expect(gridCodes.has(String(grid_code))).toBe(true);
      expect(String(grid_code).slice(0, 12)).toBe(region_code);
      expect(String(occurred_on) >= '2021-11-01' && String(occurred_on) <= small.today).toBe(true);
    }
  });

  it('are the same whenever they are made, village by village', () => {
    const again = small.villages.flatMap((village) => [
      ...synthetic.chunkRows(createCity('S'), [village]),
    ]);
    expect(again.map(([, row]) => row)).toEqual(rows);
  });

  it('are calls for help most of all, then crimes, then traffic', () => {
    const sizes = ['EMERGENCY_CALL', 'CRIMINAL', 'TRAFFIC', 'PUBLIC_ORDER'].map(
      (incidentClass) => ofClass(incidentClass).length,
    );
    expect(sizes).toEqual([...sizes].sort((left, right) => right - left));
  });

  it('hold class, place and date only of an incident against public order', () => {
    const kept = ['incident_id', 'incident_class', 'region_code', 'grid_code', 'occurred_on'];
    for (const row of ofClass('PUBLIC_ORDER')) {
      const columns = Object.keys(row).filter((column) => row[column] !== null);
      expect(columns.sort()).toEqual([...kept].sort());
    }
  });

  it('say when a case was solved exactly where they say that it was', () => {
    for (const row of ofClass('CRIMINAL')) {
      const isSolved = row.status === 'SOLVED' || row.status === 'CLOSED';
      expect(row.solved_on !== null).toBe(isSolved);
      expect(row.solved_by_video !== null).toBe(isSolved);
      expect(String(row.solved_on ?? '') <= small.today).toBe(true);
      expect(Number(row.recovered_yuan) <= Number(row.loss_yuan)).toBe(true);
    }
  });

  it('are as dirty as feeds are: two to five in a hundred', () => {
    const isDirty = (row: Row) =>
      (row.on_scene_handled !== null && row.response_minutes === null) ||
      Number(row.response_minutes) > 24 * 60 ||
      row.offence_code === 'SWINDLE' ||
      (row.solved_on !== null && String(row.solved_on) < String(row.occurred_on));
    const dirty = share(rows.filter(isDirty), rows);
    expect(dirty).toBeGreaterThan(0.02);
    expect(dirty).toBeLessThan(0.05);
  });
});

describeOnEachDatabase('the seeded subgraph', (databases) => {
  const city = createCity('XS');
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(incidentsSubgraph, databases.url());
    await seedDomain(test.subgraph, incidentsSubgraph, city);
  });
  afterAll(() => test.subgraph.close());

  it('holds the rows of the plan and statistics that agree with them', async () => {
    const { database } = test.subgraph;
    const [{ total }] = await database.query('SELECT COUNT(*) AS total FROM incident');
    expect(Number(total)).toBe(city.volumes.incidents);
    expect(await verifyDomainRollups(database, incidentsSubgraph)).toEqual([]);
    for (const table of ['fraud_dissuasion', 'patrol_deployment', 'drug_seizure', 'listed_area']) {
      const [{ count }] = await database.query(`SELECT COUNT(*) AS count FROM ${table}`);
      expect([table, Number(count) > 0]).toEqual([table, true]);
    }
  });

  it('notices a row that the statistics do not know', async () => {
    const { database } = test.subgraph;
    await database.query(
      "UPDATE incident SET status = 'UNFOUNDED' WHERE incident_class = 'CRIMINAL' AND solved_on IS NOT NULL",
    );
    const differences = await verifyDomainRollups(database, incidentsSubgraph);
    expect(differences.map(({ measure }) => measure)).toContain('criminal_solved');
  });
});
