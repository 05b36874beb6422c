import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
  writeStatistics,
} from '@civicgraph/shared/testing';
import { petitionsSubgraph } from '..';
import {
  city,
  county,
  health,
  housing,
  insertBasics,
  insertTables,
  land,
  town,
} from './petitionFixture';
import { cell, published, withheld } from './statCells';
import { petitions, register } from './statisticsRegister';

describeOnEachDatabase('petition statistics by department', ({ url }) => {
  let test: TestSubgraph;
  const dash = viewerOf('DASH');

  beforeAll(async () => {
    test = await openTestSubgraph(petitionsSubgraph, url());
    await insertBasics(test.subgraph);
    await insertTables(test.subgraph, register());
    await writeStatistics(test.subgraph.database, petitionsSubgraph, city);
  });
  afterAll(() => test.subgraph.close());

  async function region(code: string, selection: string, viewer = dash) {
    const { data, errors } = await test.entities(viewer, 'Region', selection, [{ code }]);
    expect(errors).toBeUndefined();
    const [answer] = (data?._entities ?? []) as Record<string, unknown>[];
    return answer;
  }

  const page = (code: string, text: string, viewer = dash) =>
    region(
      code,
      `{ petitionStatsByDepartment(period: "2026", ${text}) {
          nodes { department { uscc } stats { overdue { value } } }
          edges { cursor } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
      viewer,
    ) as Promise<Record<string, Page | null>>;
  interface Page {
    nodes: { department: { uscc: string }; stats: { overdue: { value: number | null } } }[];
    pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean; endCursor: string };
  }
  const usccs = (answer: Record<string, Page | null>) =>
    answer.petitionStatsByDepartment?.nodes.map(({ department }) => department.uscc);
  const departmentsOf = (regionCode: string) =>
    city.departments
      .filter((department) => department.regionCode === regionCode)
      .map(({ uscc }) => uscc)
      .sort();

  it('lists the departments of a county, and of a city with its counties', async () => {
    expect(usccs(await page(county, 'first: 100'))).toEqual(departmentsOf(county));
    expect(usccs(await page(city.cityCode, 'first: 100'))).toEqual(
      [...departmentsOf(city.cityCode), ...departmentsOf(county)].sort(),
    );
  });

  it.each([
    ['OVERDUE', land],
    ['REVIEW_OVERTURN', housing],
    ['SUGGESTIONS_ADOPTED', housing],
  ])('puts the most first in the order %s, then goes by code', async (orderBy, first) => {
    const others = departmentsOf(county).filter((uscc) => uscc !== first);
    expect(usccs(await page(county, `orderBy: ${orderBy}`))).toEqual([first, ...others]);
  });

  it('pages in its order, and refuses the cursor of another one', async () => {
    const first = await page(county, 'orderBy: OVERDUE, first: 5');
    const { pageInfo } = first.petitionStatsByDepartment as Page;
    expect(pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(
      county,
      `orderBy: OVERDUE, first: 100, after: "${pageInfo.endCursor}"`,
    );
    expect(second.petitionStatsByDepartment?.pageInfo).toMatchObject({
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect([...(usccs(first) ?? []), ...(usccs(second) ?? [])]).toEqual(
      usccs(await page(county, 'orderBy: OVERDUE')),
    );
    const { errors } = await test.entities(
      dash,
      'Region',
      `{ petitionStatsByDepartment(period: "2026", after: "${pageInfo.endCursor}") { nodes { department { uscc } } } }`,
      [{ code: county }],
    );
    expect(errors?.[0]?.extensions?.code).toBe('CURSOR_MALFORMED');
  });

  it('gives a handler and an administrator their own department and no region', async () => {
    for (const role of ['PETITION', 'DEPT_ADMIN'] as const) {
      const viewer = viewerOf(role, { department: land, cases: ['PT-990101-000001'] });
      expect(usccs(await page(county, 'first: 5', viewer))).toEqual([land]);
      expect(usccs(await page(city.cityCode, 'orderBy: OVERDUE', viewer))).toEqual([land]);
      expect(await region(county, '{ petitionStats(period: "2026") { period } }', viewer)).toEqual({
        petitionStats: null,
      });
      const { data } = await test.entities(
        viewer,
        'Department',
        '{ petitionStats(period: "2026") { total { value } } }',
        [{ uscc: land }, { uscc: housing }],
      );
      expect(data?._entities).toEqual([
        { petitionStats: { total: { value: 10 } } },
        { petitionStats: null },
      ]);
      const nobody = viewerOf(role);
      expect(usccs(await page(county, 'first: 5', nobody))).toEqual([]);
    }
  });

  it.each([
    [town, 'period: "2026"', 'LEVEL_TOO_FINE'],
    [county, 'period: "26"', 'PERIOD_MALFORMED'],
    [county, 'period: "2026", first: 0', 'PAGE_SIZE_INVALID'],
    [county, 'period: "2026", first: 101', 'PAGE_SIZE_INVALID'],
    [county, 'period: "2026", after: "x"', 'CURSOR_MALFORMED'],
  ])('refuses the departments of %s with %s', async (code, text, expected) => {
    const { errors } = await test.entities(
      dash,
      'Region',
      `{ petitionStatsByDepartment(${text}) { nodes { department { uscc } } } }`,
      [{ code }],
    );
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([expected]);
  });
});

describeOnEachDatabase('small petition statistics', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(petitionsSubgraph, url());
    await insertBasics(test.subgraph);
    const overdue = { closed_on: null };
    await insertTables(test.subgraph, {
      petition: [
        ...petitions(12, { ...overdue, responsible: housing }),
        ...petitions(10, { ...overdue, responsible: land }),
        ...petitions(3, { ...overdue, responsible: health }),
      ],
    });
    await writeStatistics(test.subgraph.database, petitionsSubgraph, city);
  });
  afterAll(() => test.subgraph.close());

  it('withholds a small department with a partner, and orders both by code at the end', async () => {
    const { data } = await test.entities(
      viewerOf('DASH'),
      'Region',
      `{ petitionStats(period: "2026") { overdue { value } targets { indicator value met } }
         petitionStatsByDepartment(period: "2026", orderBy: OVERDUE, first: 100) {
           nodes { department { uscc } stats { overdue ${cell} } } } }`,
      [{ code: county }],
    );
    const [answer] = (data?._entities ?? []) as {
      petitionStats: unknown;
      petitionStatsByDepartment: {
        nodes: { department: { uscc: string }; stats: { overdue: unknown } }[];
      };
    }[];
    const nodes = answer?.petitionStatsByDepartment.nodes ?? [];
    const list = nodes.map(({ department, stats }) => [department.uscc, stats.overdue]);
    expect(answer?.petitionStats).toMatchObject({ overdue: { value: 25 } });
    expect(list[0]).toEqual([housing, published(12)]);
    expect(list.slice(-2)).toEqual([land, health].sort().map((uscc) => [uscc, withheld]));
    expect(list.slice(1, -2).map(([, overdue]) => overdue)).toEqual(
      list.slice(1, -2).map(() => published(0)),
    );
  });

  it('neither meets nor misses a target whose value is withheld', async () => {
    const { data } = await test.entities(
      viewerOf('DASH'),
      'Department',
      '{ petitionStats(period: "2026") { targets { indicator value met } } }',
      [{ uscc: health }],
    );
    const [answer] = (data?._entities ?? []) as { petitionStats: { targets: unknown[] } }[];
    expect(answer?.petitionStats.targets).toContainEqual({
      indicator: 'E02',
      value: null,
      met: null,
    });
  });
});
