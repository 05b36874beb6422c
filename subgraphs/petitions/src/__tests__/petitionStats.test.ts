import { statementsOf } from '@civicgraph/shared';
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
  housing,
  insertBasics,
  insertTables,
  justiceOfCity,
  land,
  officeOfCity,
  town,
} from './petitionFixture';
import { cell, published, ratio, ratioOf } from './statCells';
import { register } from './statisticsRegister';

const allStatistics = `{
  period total ${cell} byChannel { code label cell ${cell} } byPurpose { code cell ${cell} }
  byCategory { code cell ${cell} } accusations ${cell} onTimeClosure ${ratio}
  timelyAcceptance ${ratio} officeSatisfaction ${ratio} unitSatisfaction ${ratio}
  evaluationParticipation ${ratio} onlineShare ${ratio} repeatRate ${ratio} skipLevelRate ${ratio}
  groupRate ${ratio} backlogResolved ${ratio} leaderCaseRate ${ratio} leaderReceptions ${cell}
  litigationSeparated ${cell} litigationClosed ${cell} singleVisitRate ${ratio} overdue ${cell}
  reviewOverturn ${ratio} suggestionsAdopted ${ratio} targets { indicator label target value met }
}`;

const codes = {
  channel: ['ONLINE', 'LETTER', 'VISIT', 'PHONE', 'FAX'],
  category: [
    'LAND',
    'HOUSING',
    'LABOUR',
    'CIVIL_AFFAIRS',
    'HEALTH',
    'EDUCATION',
    'POLICING',
    'JUSTICE',
    'GOVERNANCE',
    'DATA',
    'DISABILITY_SERVICE',
    'OTHER',
  ],
};
const channelLabels = ['信息网络', '书信', '走访', '电话', '传真'];

function buckets(list: readonly string[], counts: Readonly<Record<string, number>>) {
  return list.map((code) => ({ code, cell: published(counts[code] ?? 0) }));
}

/** What the register amounts to for the county in 2026. */
const countyIn2026 = {
  period: '2026',
  total: published(60),
  byChannel: buckets(codes.channel, { ONLINE: 40, VISIT: 10, PHONE: 10 }).map((bucket, i) => ({
    ...bucket,
    label: channelLabels[i],
  })),
  byPurpose: buckets(['SUGGESTION', 'APPEAL_REQUEST'], { SUGGESTION: 10, APPEAL_REQUEST: 50 }),
  byCategory: buckets(codes.category, { LAND: 10, HOUSING: 40, OTHER: 10 }),
  accusations: null,
  onTimeClosure: ratioOf(40, 50),
  timelyAcceptance: ratioOf(50, 60),
  officeSatisfaction: ratioOf(20, 30),
  unitSatisfaction: ratioOf(30, 30),
  evaluationParticipation: ratioOf(30, 40),
  onlineShare: ratioOf(40, 60),
  repeatRate: ratioOf(10, 60),
  skipLevelRate: ratioOf(10, 60),
  groupRate: ratioOf(10, 60),
  backlogResolved: null,
  leaderCaseRate: ratioOf(10, 20),
  leaderReceptions: published(11),
  litigationSeparated: null,
  litigationClosed: null,
  singleVisitRate: ratioOf(40, 50),
  overdue: published(10),
  reviewOverturn: ratioOf(10, 20),
  suggestionsAdopted: ratioOf(10, 10),
  targets: [
    { indicator: 'E02', label: '按期办结率', target: 1, value: 0.8, met: false },
    { indicator: 'E03', label: '及时受理率', target: 1, value: 50 / 60, met: false },
    { indicator: 'E04', label: '对信访部门满意率', target: 0.98, value: 20 / 30, met: false },
    { indicator: 'E04', label: '对责任单位满意率', target: 0.98, value: 1, met: true },
    { indicator: 'E05', label: '参评率', target: 0.75, value: 0.75, met: true },
    { indicator: 'E06', label: '网信占比率', target: 0.75, value: 40 / 60, met: false },
  ],
};

describeOnEachDatabase('petition statistics', ({ url }) => {
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

  it('answers every indicator of a county', async () => {
    const answer = await region(county, `{ petitionStats(period: "2026") ${allStatistics} }`);
    expect(answer).toEqual({ petitionStats: countyIn2026 });
  });

  it('adds the own level of the city and counts its accusations apart', async () => {
    const selection =
      '{ petitionStats(period: "2026") { total { value } accusations { value } litigationSeparated { value } litigationClosed { value } byCategory { code cell { value } } } }';
    const answer = await region(city.cityCode, selection);
    expect(answer).toEqual({
      petitionStats: {
        total: { value: 70 },
        accusations: { value: 12 },
        litigationSeparated: { value: 10 },
        litigationClosed: { value: 10 },
        byCategory: codes.category.map((code) => ({
          code,
          cell: { value: { LAND: 10, HOUSING: 40, OTHER: 10, JUSTICE: 10 }[code] ?? 0 },
        })),
      },
    });
  });

  it.each([
    ['2025-Q4', ratioOf(0, 0)],
    ['2026-Q1', ratioOf(10, 20)],
    ['2026-Q2', ratioOf(0, 10)],
    ['2026-01', null],
    ['2026', null],
  ])('counts the backlog from the first day of a quarter: %s', async (period, backlogResolved) => {
    const selection = `{ petitionStats(period: "${period}") { backlogResolved ${ratio} } }`;
    expect(await region(county, selection)).toEqual({ petitionStats: { backlogResolved } });
  });

  it('leaves out below the county what tells about departments', async () => {
    const selection =
      '{ petitionStats(period: "2026") { total { value } repeatRate { value } skipLevelRate { value } groupRate { value } litigationClosed { value } accusations { value } } }';
    expect(await region(town, selection)).toEqual({
      petitionStats: {
        total: { value: 60 },
        repeatRate: null,
        skipLevelRate: null,
        groupRate: null,
        litigationClosed: null,
        accusations: null,
      },
    });
  });

  it('answers for a department', async () => {
    const selection =
      '{ petitionStats(period: "2026") { total { value } overdue { value } repeatRate { value } leaderReceptions { value } accusations { value } litigationSeparated { value } } }';
    const usccs = [housing, land, justiceOfCity, officeOfCity];
    const { data, errors } = await test.entities(
      dash,
      'Department',
      selection,
      usccs.map((uscc) => ({ uscc })),
    );
    expect(errors).toBeUndefined();
    const row = (total: number, overdue: number, repeatRate: number | null, sessions: number) => ({
      petitionStats: {
        total: { value: total },
        overdue: { value: overdue },
        repeatRate: { value: repeatRate },
        leaderReceptions: { value: sessions },
        accusations: null,
        litigationSeparated: null,
      },
    });
    expect(data?._entities).toEqual([
      row(50, 0, 0, 0),
      row(10, 10, 1, 11),
      row(10, 0, 0, 0),
      row(0, 0, null, 0),
    ]);
  });

  it('asks the database once for one region or many, and twice for their departments', async () => {
    const statements = statementsOf(test.subgraph.database);
    for (const codesAsked of [[county], [county, town, city.cityCode, city.provinceCode]]) {
      statements.count = 0;
      await test.entities(
        dash,
        'Region',
        '{ petitionStats(period: "2026") { total { value } overdue { value } } }',
        codesAsked.map((code) => ({ code })),
      );
      expect(statements.count).toBe(1);
    }
    for (const codesAsked of [[county], [county, city.cityCode, city.provinceCode]]) {
      statements.count = 0;
      await test.entities(
        dash,
        'Region',
        '{ petitionStatsByDepartment(period: "2026", orderBy: OVERDUE) { nodes { stats { total { value } } } } }',
        codesAsked.map((code) => ({ code })),
      );
      expect(statements.count).toBe(2);
    }
  });

  it('keeps to the regions of a viewer', async () => {
    const selection =
      '{ petitionStats(period: "2026") { period } petitionStatsByDepartment(period: "2026") { pageInfo { hasNextPage } } }';
    const inside = viewerOf('ANALYST', { regions: [county] });
    expect(await region(county, selection, inside)).toEqual({
      petitionStats: { period: '2026' },
      petitionStatsByDepartment: { pageInfo: { hasNextPage: false } },
    });
    expect(await region(city.cityCode, selection, inside)).toEqual({
      petitionStats: null,
      petitionStatsByDepartment: null,
    });
    const { data } = await test.entities(
      inside,
      'Department',
      '{ petitionStats(period: "2026") { period } }',
      [{ uscc: land }, { uscc: justiceOfCity }],
    );
    expect(data?._entities).toEqual([
      { petitionStats: { period: '2026' } },
      { petitionStats: null },
    ]);
  });

  it.each(['DASH', 'AUDITOR'] as const)('tells %s the accusations of the city', async (role) => {
    const selection = '{ petitionStats(period: "2026") { accusations { value } } }';
    expect(await region(city.cityCode, selection, viewerOf(role))).toEqual({
      petitionStats: { accusations: { value: 12 } },
    });
  });

  it.each(['ANALYST', 'SUBJECT'] as const)('tells %s no accusations', async (role) => {
    const selection = '{ petitionStats(period: "2026") { accusations { value } total { value } } }';
    expect(await region(city.cityCode, selection, viewerOf(role))).toEqual({
      petitionStats: { accusations: null, total: { value: 70 } },
    });
  });

  it.each(['GRID', 'MEDIATOR', 'MH_CARE', 'CARE_OTHER', 'POLICE'] as const)(
    'refuses statistics to %s',
    async (role) => {
      const { data, errors } = await test.entities(
        viewerOf(role, { grids: [city.grids[0]?.code ?? ''] }),
        'Region',
        '{ petitionStats(period: "2026") { period } petitionStatsByDepartment(period: "2026") { nodes { department { uscc } } } }',
        [{ code: county }],
      );
      expect(data?._entities).toEqual([{ petitionStats: null, petitionStatsByDepartment: null }]);
      expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([
        'SCOPE_MISSING',
        'SCOPE_MISSING',
      ]);
    },
  );

  it.each([
    ['Region', { code: '99010X000000' }, 'petitionStats(period: "2026")', 'REGION_CODE_MALFORMED'],
    ['Region', { code: county }, 'petitionStats(period: "2026-13")', 'PERIOD_MALFORMED'],
    ['Region', { code: county }, 'petitionStats(period: "2031")', 'PERIOD_NOT_FOUND'],
    ['Region', { code: '990101001001' }, 'petitionStats(period: "2026")', 'LEVEL_TOO_FINE'],
    ['Department', { uscc: 'X' }, 'petitionStats(period: "2026")', 'DEPARTMENT_CODE_MALFORMED'],
    ['Department', { uscc: land }, 'petitionStats(period: "")', 'PERIOD_MALFORMED'],
  ])('refuses %s %j %s', async (type, key, field, code) => {
    const { errors } = await test.entities(dash, type, `{ ${field} { period } }`, [key]);
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
  });

  it('has no data for a region that does not exist', async () => {
    const answer = await region(
      '990107000000',
      `{ petitionStats(period: "2026") { total ${cell} onTimeClosure { value } } }`,
    );
    expect(answer).toEqual({
      petitionStats: {
        total: { value: null, suppressed: false, reason: 'NO_DATA' },
        onTimeClosure: { value: null },
      },
    });
  });
});
