import { insertRows, roles, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { incidentsSubgraph } from '..';
import {
  city,
  county,
  fill,
  incidents,
  noData,
  shown,
  solved,
  town,
  village,
  withheld,
} from './handMadeRows';

const grid = village.grids[0]?.code ?? '';
const residents = (value: number | null, suppressed = false) => [
  { year: 2024, cell: { value: 1, suppressed: false } },
  { year: 2025, cell: { value, suppressed } },
];
const analyst = viewerOf('ANALYST');

describeOnEachDatabase('a region', (databases) => {
  let test: TestSubgraph;
  beforeAll(async () => {
    test = await openTestSubgraph(incidentsSubgraph, databases.url());
    await insertRows(test.subgraph.database.manager, 'listed_area', [
      { batch: '2025-1', region_code: town, grade: 'CITY', outcome_period: '2025' },
      { batch: '2025-1', region_code: county, grade: 'PROVINCE', outcome_period: '2025-Q4' },
      { batch: '2024-1', region_code: town, grade: 'COUNTY', outcome_period: '2024' },
      { batch: '2024-1', region_code: '990102001000', grade: 'COUNTY', outcome_period: '2024' },
    ]);
    await fill(test.subgraph, [
      ...incidents(20, { offence_code: 'THEFT', occurred_on: '2024-10-01' }),
      ...incidents(5, { offence_code: 'THEFT', ...solved('2025-10-16') }),
      ...incidents(10, { offence_code: 'THEFT' }),
      ...incidents(3, { offence_code: 'THEFT', occurred_on: '2023-10-01' }),
    ]);
  });
  afterAll(() => test.subgraph.close());

  const regions = (
    viewer: typeof analyst,
    selection: string,
    ...representations: Array<Record<string, unknown>>
  ) => test.entities(viewer, 'Region', selection, representations);

  it('divides criminal cases by the residents of the year', async () => {
    const selection = '{ criminalCasesPer100k(period: "2025-10") }';
    expect(
      await regions(
        analyst,
        selection,
        { code: county, residentPopulations: residents(4000) },
        { code: town, residentPopulations: residents(300) },
      ),
    ).toEqual({
      data: { _entities: [{ criminalCasesPer100k: 375 }, { criminalCasesPer100k: 5000 }] },
    });
  });

  it.each([
    ['residents are withheld', '2025', residents(null, true)],
    ['residents are said to be withheld', '2025', residents(4000, true)],
    ['there are no residents', '2025', residents(0)],
    ['the year is unknown', '2026', residents(4000)],
    ['the cases are withheld', '2023', [{ year: 2023, cell: { value: 9, suppressed: false } }]],
  ])('has no rate when %s', async (_title, period, residentPopulations) => {
    expect(
      await regions(analyst, `{ criminalCasesPer100k(period: "${period}") }`, {
        code: county,
        residentPopulations,
      }),
    ).toEqual({ data: { _entities: [{ criminalCasesPer100k: null }] } });
  });

  const listing = `totalCount nodes {
    region { code } batch grade period criminal { value suppressed reason }
    criminalYearBefore { value suppressed reason } incidentRateDown clearance { value } clearanceMet
  }`;
  const oldTown = {
    region: { code: town },
    batch: '2024-1',
    grade: 'COUNTY',
    period: '2024',
    criminal: shown(20),
    criminalYearBefore: withheld,
    incidentRateDown: null,
    clearance: { value: 0 },
    clearanceMet: false,
  };
  const newCounty = {
    region: { code: county },
    batch: '2025-1',
    grade: 'PROVINCE',
    period: '2025-Q4',
    criminal: shown(15),
    criminalYearBefore: shown(20),
    incidentRateDown: true,
    clearance: { value: 1 / 3 },
    clearanceMet: true,
  };
  const newTown = { ...newCounty, region: { code: town }, grade: 'CITY', period: '2025' };

  it('lists the areas inside it that were put on the list, with their outcomes', async () => {
    expect(await regions(analyst, `{ listedAreas { ${listing} } }`, { code: county })).toEqual({
      data: {
        _entities: [{ listedAreas: { totalCount: 3, nodes: [oldTown, newCounty, newTown] } }],
      },
    });
    expect(
      await regions(analyst, `{ listedAreas(batch: "2024-1") { ${listing} } }`, {
        code: city.cityCode,
      }),
    ).toEqual({
      data: {
        _entities: [
          {
            listedAreas: {
              totalCount: 2,
              nodes: [
                oldTown,
                {
                  ...oldTown,
                  region: { code: '990102001000' },
                  criminal: noData,
                  criminalYearBefore: noData,
                  clearance: { value: null },
                  clearanceMet: null,
                },
              ],
            },
          },
        ],
      },
    });
  });

  it('lists them page by page', async () => {
    const page = async (rest: string) => {
      const { data } = await regions(
        analyst,
        `{ listedAreas(first: 2 ${rest}) { totalCount nodes { batch region { code } } pageInfo { hasNextPage hasPreviousPage endCursor } } }`,
        { code: county },
      );
      const entities = data?._entities as [{ listedAreas: { pageInfo: { endCursor: string } } }];
      return entities[0].listedAreas;
    };
    const first = await page('');
    expect(first).toMatchObject({
      totalCount: 3,
      nodes: [{ batch: '2024-1' }, { batch: '2025-1', region: { code: county } }],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    });
    expect(await page(`after: "${first.pageInfo.endCursor}"`)).toMatchObject({
      totalCount: 3,
      nodes: [{ batch: '2025-1', region: { code: town } }],
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    });
  });

  it.each([
    [town, '', 'LEVEL_TOO_FINE'],
    [county, '(first: 0)', 'PAGE_SIZE_INVALID'],
    [county, '(first: 101)', 'PAGE_SIZE_INVALID'],
    [county, '(after: "x")', 'CURSOR_MALFORMED'],
  ])('refuses to list areas of %s with %s', async (code, rest, expected) => {
    const { data, errors } = await regions(analyst, `{ listedAreas${rest} { totalCount } }`, {
      code,
    });
    expect(data).toEqual({ _entities: [{ listedAreas: null }] });
    expect(errors).toMatchObject([{ extensions: { code: expected } }]);
  });

  const everything = `{
    incidentStats(period: "2025") { criminal { value } }
    criminalCasesPer100k(period: "2025")
    listedAreas { totalCount }
  }`;
  const reference = { code: county, residentPopulations: residents(1500) };

  it.each(roles.filter((role) => role !== 'GRID'))('answers %s inside the scope', async (role) => {
    expect(
      await regions(viewerOf(role, { regions: [city.cityCode] }), everything, reference),
    ).toEqual({
      data: {
        _entities: [
          {
            incidentStats: { criminal: { value: 15 } },
            criminalCasesPer100k: 1000,
            listedAreas: { totalCount: 3 },
          },
        ],
      },
    });
  });

  it.each([
    ['a viewer of another county', viewerOf('DASH', { regions: ['990102000000'] })],
    ['a viewer of one of its villages', viewerOf('DEPT_ADMIN', { regions: [village.code] })],
    ['a grid worker', viewerOf('GRID', { grids: [grid] })],
  ])('says nothing to %s', async (_title, viewer) => {
    expect(await regions(viewer, everything, reference)).toEqual({
      data: {
        _entities: [{ incidentStats: null, criminalCasesPer100k: null, listedAreas: null }],
      },
    });
  });

  it('answers a grid worker about own grids only', async () => {
    const selection = '{ gridCode incidentStats(period: "2025") { criminal { value } } }';
    const other = city.villages[1]?.grids[0]?.code;
    expect(
      await test.entities(viewerOf('GRID', { grids: [grid] }), 'Grid', selection, [
        { gridCode: grid },
        { gridCode: other },
      ]),
    ).toEqual({
      data: {
        _entities: [
          { gridCode: grid, incidentStats: { criminal: { value: 15 } } },
          { gridCode: other, incidentStats: null },
        ],
      },
    });
  });

  it.each([
    ['Region', { code: '99' }, 'REGION_CODE_MALFORMED'],
    ['Grid', { gridCode: '990101001001' }, 'GRID_CODE_MALFORMED'],
  ])('refuses a malformed key of a %s', async (type, key, code) => {
    const { errors } = await test.entities(analyst, type, '{ __typename }', [key]);
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it('costs as many statements for many regions as for one', async () => {
    const selection = `{
      incidentStats(period: "2025") {
        criminal { value } eightMajor { value } avgResponseMinutes zeroIncidentAreas { value }
        zeroThreeColours { code } patrolDeployment { officers } telecomFraud { dissuaded { value } }
        drugSeizedKg organisedCrime { assetsYuan }
      }
      listedAreas { nodes { incidentRateDown clearanceMet } }
    }`;
    const counter = statementsOf(test.subgraph.database);
    const costOf = async (codes: string[]) => {
      const before = counter.count;
      const { data } = await regions(analyst, selection, ...codes.map((code) => ({ code })));
      expect(data?._entities).toHaveLength(codes.length);
      return counter.count - before;
    };
    const one = await costOf([city.cityCode]);
    expect(await costOf([city.cityCode, '990000000000'])).toBe(one);
    // Rollups of incidents and of safety, villages, four kinds of returns, listed areas and theirs.
    expect(one).toBe(9);
  });
});
