import { statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
} from '@civicgraph/shared/testing';
import { populationSubgraph } from '..';
import { entityOrCodes } from './entityOrCodes';
import {
  city,
  grid,
  insertPopulation,
  looseGrid,
  mixedGrid,
  town,
  village,
} from './handMadePopulation';

const analyst = viewerOf('ANALYST');
const counts = '{ value suppressed reason }';
const ratio = '{ numerator { value } denominator { value } value }';
const shown = (value: number) => ({ value, suppressed: false, reason: null });
const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };
const share = (numerator: number, denominator: number) => ({
  numerator: { value: numerator },
  denominator: { value: denominator },
  value: numerator / denominator,
});

describeOnEachDatabase('Population statistics', ({ url }) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(populationSubgraph, url());
    await insertPopulation(test.subgraph.database);
  });
  afterAll(() => test.subgraph.close());

  const statsOf = async (area: string, period: string, selection: string) => {
    const [type, key] = area.length === 15 ? ['Grid', 'gridCode'] : ['Region', 'code'];
    return entityOrCodes(
      await test.entities(
        analyst,
        type as string,
        `{ populationStats(period: "${period}") { ${selection} } }`,
        [{ [key as string]: area }],
      ),
    );
  };

  const general = `total ${counts}
    byKind { code label cell { value } }
    byAgeBand { code cell { value } }
    bySex { code cell { value } }
    residentPopulation { value }
    hukouResidenceMatchRate ${ratio}
    householdVisitCoverage ${ratio}
    memberMetRate ${ratio}
    dataCompleteness ${ratio}
    dataAccuracy ${ratio}
    linkRate ${ratio}`;
  const cells = (values: Record<string, number>) =>
    Object.entries(values).map(([code, value]) => ({ code, cell: { value } }));

  it('counts stocks at the end of the month and flows within it', async () => {
    expect(await statsOf(grid, '2026-09', general)).toEqual({
      populationStats: {
        total: shown(44),
        byKind: [
          { code: 'HUKOU', label: '户籍人口', cell: { value: 30 } },
          { code: 'FLOATING', label: '流动人口', cell: { value: 14 } },
          { code: 'OVERSEAS', label: '境外人员', cell: { value: 0 } },
        ],
        byAgeBand: cells({
          A0_13: 10,
          A14_17: 6,
          A18_34: 8,
          A35_59: 20,
          A60_79: 0,
          A80P: 0,
          UNKNOWN: 0,
        }),
        bySex: cells({ UNKNOWN: 0, MALE: 28, FEMALE: 16, NOT_STATED: 0 }),
        residentPopulation: { value: 30 },
        hukouResidenceMatchRate: share(30, 44),
        householdVisitCoverage: share(12, 26),
        memberMetRate: share(24, 36),
        dataCompleteness: share(20, 44),
        dataAccuracy: share(12, 18),
        linkRate: share(34, 44),
      },
    });
  });

  it('moves persons on when they leave, come of age, settle or are linked', async () => {
    expect(await statsOf(grid, '2026-10', general)).toEqual({
      populationStats: {
        total: shown(36),
        byKind: [
          { code: 'HUKOU', label: '户籍人口', cell: { value: 30 } },
          { code: 'FLOATING', label: '流动人口', cell: { value: 6 } },
          { code: 'OVERSEAS', label: '境外人员', cell: { value: 0 } },
        ],
        byAgeBand: cells({
          A0_13: 10,
          A14_17: 0,
          A18_34: 6,
          A35_59: 20,
          A60_79: 0,
          A80P: 0,
          UNKNOWN: 0,
        }),
        bySex: cells({ UNKNOWN: 0, MALE: 20, FEMALE: 16, NOT_STATED: 0 }),
        residentPopulation: { value: 36 },
        hukouResidenceMatchRate: share(30, 36),
        householdVisitCoverage: share(5, 26),
        memberMetRate: share(10, 10),
        dataCompleteness: share(30, 36),
        dataAccuracy: { numerator: { value: 0 }, denominator: { value: 0 }, value: null },
        linkRate: share(26, 36),
      },
    });
    expect(await statsOf(grid, '2026-08', `linkRate ${ratio}`)).toEqual({
      populationStats: { linkRate: share(28, 44) },
    });
  });

  it('takes the stock of a quarter at its end and sums the flows over its months', async () => {
    const selection = `period total ${counts} householdVisitCoverage ${ratio}`;
    expect(await statsOf(grid, '2026-Q3', selection)).toEqual({
      populationStats: {
        period: '2026-Q3',
        total: shown(44),
        householdVisitCoverage: share(12, 78),
      },
    });
    expect(await statsOf(grid, '2026', selection)).toEqual({
      populationStats: {
        period: '2026',
        total: shown(36),
        // 20 households through ten months, 6 more since April.
        householdVisitCoverage: share(17, 242),
      },
    });
  });

  it('tells the floating population by season from villages upwards', async () => {
    const selection = `all: floatingPopulation { value }
      seasonal: floatingPopulation(season: SEASONAL) { value }
      yearRound: floatingPopulation(season: YEAR_ROUND) { value }`;
    expect(await statsOf(village, '2026-09', selection)).toEqual({
      populationStats: { all: { value: 21 }, seasonal: { value: 8 }, yearRound: { value: 13 } },
    });
    expect(await statsOf(village, '2026-10', selection)).toEqual({
      populationStats: { all: { value: 13 }, seasonal: { value: 0 }, yearRound: { value: 13 } },
    });
    expect(await statsOf(grid, '2026-09', 'floatingPopulation { value }')).toEqual([
      'LEVEL_TOO_FINE',
    ]);
  });

  it('tells coverage of registration, left-behind persons and services for large regions', async () => {
    const selection = `floatingRegistrationCoverage ${ratio} leftBehind { code label cell { value } }`;
    expect(await statsOf(town, '2026-Q3', selection)).toEqual({
      populationStats: {
        floatingRegistrationCoverage: share(12, 18),
        leftBehind: [
          { code: 'ELDER', label: '留守老人', cell: { value: 0 } },
          { code: 'WOMAN', label: '留守妇女', cell: { value: 0 } },
          { code: 'CHILD', label: '留守儿童', cell: { value: 10 } },
        ],
      },
    });
    const access = ['EMPLOYMENT', 'HOUSING', 'MEDICAL', 'INSURANCE', 'SCHOOLING']
      .map((service) => `${service}: floatingServiceAccess(service: ${service}) ${ratio}`)
      .join(' ');
    expect(await statsOf('990101000000', '2026-09', access)).toEqual({
      populationStats: {
        EMPLOYMENT: share(8, 14),
        HOUSING: share(0, 6),
        MEDICAL: share(14, 14),
        INSURANCE: share(0, 8),
        SCHOOLING: share(6, 6),
      },
    });
    expect(await statsOf('990101000000', '2026-10', access)).toEqual({
      populationStats: {
        EMPLOYMENT: share(0, 6),
        HOUSING: share(0, 6),
        MEDICAL: share(6, 6),
        INSURANCE: { numerator: { value: 0 }, denominator: { value: 0 }, value: null },
        SCHOOLING: share(6, 6),
      },
    });
  });

  it.each([
    [village, 'floatingRegistrationCoverage { value }'],
    [village, 'leftBehind { code }'],
    [town, 'floatingServiceAccess(service: MEDICAL) { value }'],
    [grid, 'leftBehind { code }'],
  ])('refuses for %s: %s', async (area, selection) => {
    expect(await statsOf(area, '2026-09', selection)).toEqual(['LEVEL_TOO_FINE']);
  });

  it('hides few persons from overseas among the registered ones', async () => {
    expect(
      await statsOf(mixedGrid, '2026-09', `total ${counts} byKind { code cell ${counts} }`),
    ).toEqual({
      populationStats: {
        total: shown(22),
        byKind: [
          { code: 'HUKOU', cell: withheld },
          { code: 'FLOATING', cell: shown(7) },
          { code: 'OVERSEAS', cell: withheld },
        ],
      },
    });
  });

  it('answers null outside the scope', async () => {
    const answer = (role: 'ANALYST' | 'GRID', claims: object, type: string, key: object) =>
      test.entities(
        viewerOf(role, claims),
        type,
        '{ populationStats(period: "2026") { period } }',
        [{ ...key }],
      );
    const found = { data: { _entities: [{ populationStats: { period: '2026' } }] } };
    const nothing = { data: { _entities: [{ populationStats: null }] } };
    expect(await answer('ANALYST', { regions: [town] }, 'Region', { code: town })).toEqual(found);
    expect(
      await answer('ANALYST', { regions: ['990102000000'] }, 'Region', { code: town }),
    ).toEqual(nothing);
    expect(await answer('GRID', { grids: [grid] }, 'Grid', { gridCode: grid })).toEqual(found);
    expect(await answer('GRID', { grids: [grid] }, 'Grid', { gridCode: looseGrid })).toEqual(
      nothing,
    );
    expect(await answer('GRID', { grids: [grid] }, 'Region', { code: village })).toEqual(nothing);
  });

  it('has no data for a region that does not exist', async () => {
    const selection = `{ populationStats(period: "2026") { period total ${counts} leftBehind { cell ${counts} } } }`;
    const { data } = await test.entities(analyst, 'Region', selection, [{ code: '990109009000' }]);
    const noData = { value: null, suppressed: false, reason: 'NO_DATA' };
    expect(data?._entities).toEqual([
      {
        populationStats: {
          period: '2026',
          total: noData,
          leftBehind: Array(3).fill({ cell: noData }),
        },
      },
    ]);
  });

  it.each([
    ['Region', { code: town }, '2026-13', 'PERIOD_MALFORMED'],
    ['Region', { code: town }, '2019', 'PERIOD_NOT_FOUND'],
    ['Grid', { gridCode: grid }, '2027-01', 'PERIOD_NOT_FOUND'],
    ['Region', { code: '9901' }, '2026', 'REGION_CODE_MALFORMED'],
    ['Grid', { gridCode: village }, '2026', 'GRID_CODE_MALFORMED'],
  ])('refuses %s %j in %s', async (type, key, period, code) => {
    const selection = `{ populationStats(period: "${period}") { period } }`;
    expect(entityOrCodes(await test.entities(analyst, type, selection, [key]))).toEqual([code]);
  });

  it('reads any number of areas with one statement a table', async () => {
    const everything = `{ populationStats(period: "2026-09") { total { value } linkRate { value } } residentPopulations { year } }`;
    const counter = statementsOf(test.subgraph.database);
    const countFor = async (codes: readonly string[]) => {
      const before = counter.count;
      const { errors } = await test.entities(
        analyst,
        'Region',
        everything,
        codes.map((code) => ({ code })),
      );
      expect(errors).toBeUndefined();
      return counter.count - before;
    };
    expect(await countFor([town])).toBe(2);
    expect(await countFor(city.regions.map(({ code }) => code))).toBe(2);
    const townsOnly = async (codes: readonly string[]) => {
      const before = counter.count;
      await test.entities(
        analyst,
        'Region',
        '{ populationStats(period: "2026-09") { leftBehind { code } floatingRegistrationCoverage { value } } }',
        codes.map((code) => ({ code })),
      );
      return counter.count - before;
    };
    expect(await townsOnly([town])).toBe(2);
    expect(await townsOnly([town, '990101000000', '990100000000'])).toBe(2);
  });
});
