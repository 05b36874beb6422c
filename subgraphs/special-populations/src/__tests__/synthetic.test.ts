import {
  careCaseId,
  createCity,
  isUscc,
  personRef,
  seedDomain,
  verifyDomainRollups,
} from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import type { CareCategory } from '../statistics/careCodes';
import { specialPopulationsSubgraph } from '../subgraph';
import { carePlans } from '../synthetic/carePlans';

const city = createCity('XS');

interface CaseRow {
  readonly care_case_id: string;
  readonly category: CareCategory;
  readonly person_ref: string;
  readonly region_code: string;
  readonly grid_code: string;
  readonly opened_on: string;
  readonly ends_on: string;
  readonly closed_on: string | null;
  readonly lead_department: string;
  readonly worker_id: string;
}

describeOnEachDatabase('The synthetic cases', (databases) => {
  let test: TestSubgraph;
  let cases: CaseRow[];

  beforeAll(async () => {
    test = await openTestSubgraph(specialPopulationsSubgraph, databases.url());
    await seedDomain(test.subgraph, specialPopulationsSubgraph, city);
    cases = await test.subgraph.database.query('SELECT * FROM care_case ORDER BY care_case_id');
  }, 120_000);
  afterAll(() => test.subgraph.close());

  it('are as many as the plan says, each for a person of its own who lives in its grid', () => {
    expect(cases.map(({ care_case_id: id }) => id)).toEqual(
      Array.from({ length: city.volumes.careCases }, (_, i) => careCaseId(city, i)),
    );
    expect(new Set(cases.map(({ person_ref: ref }) => ref)).size).toBe(cases.length);
    const gridOf = new Map(
      city.grids.flatMap(({ code, persons: { start, count } }) =>
        Array.from({ length: count }, (_, i) => [personRef(city, start + i), code] as const),
      ),
    );
    for (const row of cases) {
      expect(row.grid_code).toBe(gridOf.get(row.person_ref));
      expect(row.grid_code.startsWith(row.region_code)).toBe(true);
    }
  });

  it('have dates in order, departments that exist and workers in post', async () => {
    const departments = new Map(city.departments.map(({ uscc, kind }) => [uscc, kind]));
    const workers = await test.subgraph.database.query('SELECT worker_id FROM care_worker');
    const posts = new Set(workers.map((row: { worker_id: string }) => row.worker_id));
    for (const row of cases) {
      expect(row.opened_on <= city.today && row.ends_on > city.today).toBe(true);
      expect(row.closed_on === null || row.closed_on >= row.opened_on).toBe(true);
      expect(isUscc(row.lead_department)).toBe(true);
      expect(departments.get(row.lead_department)).toBe(carePlans[row.category].department);
      expect(posts).toContain(row.worker_id);
    }
  });

  it('have services within the life of the case, done by the last day of the city', async () => {
    const misplaced = await test.subgraph.database.query(
      `SELECT s.service_action_id FROM service_action s JOIN care_case c ON c.care_case_id = s.care_case_id
       WHERE s.due_on <= c.opened_on OR s.due_on > c.closed_on OR s.done_on > c.closed_on
       OR s.done_on < c.opened_on OR s.done_on > ? OR (s.done_on IS NULL) <> (s.outcome IS NULL)`,
      [city.today],
    );
    expect(misplaced).toEqual([]);
  });

  it('show every care worker something due and something overdue', async () => {
    const own = (isOwn: (category: string) => boolean) =>
      cases.filter(({ category }) => isOwn(category)).map(({ care_case_id: id }) => id);
    for (const viewer of [
      viewerOf('MH_CARE', { cases: own((category) => category === 'SMI') }),
      viewerOf('CARE_OTHER', { cases: own((category) => category !== 'SMI') }),
    ]) {
      const answer = await test.ask(
        viewer,
        '{ myCareCases(first: 100) { nodes { due: services(state: DUE, first: 1) { nodes { dueOn } } overdue: services(state: OVERDUE, first: 1) { nodes { dueOn } } } } }',
      );
      const { nodes } = (
        answer.data as {
          myCareCases: { nodes: { due: { nodes: unknown[] }; overdue: { nodes: unknown[] } }[] };
        }
      ).myCareCases;
      expect(nodes.some(({ due }) => due.nodes.length > 0)).toBe(true);
      expect(nodes.some(({ overdue }) => overdue.nodes.length > 0)).toBe(true);
    }
  });

  it('add up to the stored statistics', async () => {
    expect(await verifyDomainRollups(test.subgraph.database, specialPopulationsSubgraph)).toEqual(
      [],
    );
  });

  it('give differences away when a row is changed behind the statistics', async () => {
    const { database } = test.subgraph;
    const open = cases.find(({ closed_on: closedOn }) => closedOn === null);
    await database.query('UPDATE care_case SET closed_on = ? WHERE care_case_id = ?', [
      city.today,
      open?.care_case_id ?? '',
    ]);
    const differences = await verifyDomainRollups(database, specialPopulationsSubgraph);
    expect(differences.map(({ measure }) => measure)).toContain('cases_all');
  });
});
