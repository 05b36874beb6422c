import { type Role, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
  writeStatistics,
} from '@civicgraph/shared/testing';
import { specialPopulationsSubgraph } from '../subgraph';
import { careScene } from './fixtures/careScene';
import { city, storeRows } from './fixtures/loadRows';

const province = '990000000000';
const cityCode = '990100000000';
const county = '990101000000';
const town = '990101001000';

const cell = (value: number) => ({ value, suppressed: false, reason: null });
const ratio = (numerator: number, denominator: number) => ({
  numerator: cell(numerator),
  denominator: cell(denominator),
  value: denominator === 0 ? null : numerator / denominator,
});
const noData = { value: null, suppressed: false, reason: 'NO_DATA' };

const cellFields = '{ value suppressed reason }';
const ratioFields = `{ numerator ${cellFields} denominator ${cellFields} value }`;

describeOnEachDatabase('Statistics of care', (databases) => {
  let test: TestSubgraph;

  beforeAll(async () => {
    test = await openTestSubgraph(specialPopulationsSubgraph, databases.url());
    await storeRows(test.subgraph.database, careScene);
    await writeStatistics(test.subgraph.database, specialPopulationsSubgraph, city);
  }, 60_000);
  afterAll(() => test.subgraph.close());

  async function stats(
    selection: string,
    period: string,
    code = county,
    viewer = viewerOf('ANALYST'),
  ) {
    const answer = await test.entities(
      viewer,
      'Region',
      `{ careStats(period: "${period}") { ${selection} } }`,
      [{ code }],
    );
    const [region] = (answer.data?._entities ?? []) as [{ careStats: unknown }];
    return {
      stats: region?.careStats,
      codes: answer.errors?.map(({ extensions }) => extensions?.code),
    };
  }

  it('counts clients by category at the end of the period', async () => {
    const { stats: answer } = await stats(`clients { code label cell ${cellFields} }`, '2026-Q3');
    expect(answer).toEqual({
      clients: [
        { code: 'RELEASED_AFTERCARE', label: '安置帮教', cell: cell(20) },
        { code: 'COMMUNITY_CORRECTION', label: '社区矫正', cell: cell(25) },
        { code: 'COMMUNITY_DETOX', label: '社区戒毒、社区康复', cell: cell(34) },
        { code: 'SMI', label: '严重精神障碍服务', cell: cell(22) },
        { code: 'LEFT_BEHIND_CHILD', label: '留守儿童', cell: cell(36) },
        { code: 'CHILD_IN_DIFFICULTY', label: '困境儿童', cell: cell(42) },
        { code: 'LEFT_BEHIND_ELDER', label: '留守、独居老人', cell: cell(12) },
        { code: 'LEFT_BEHIND_WOMAN', label: '留守妇女', cell: cell(11) },
        { code: 'DISABLED', label: '残疾人', cell: cell(0) },
      ],
    });
    const { stats: july } = await stats(`clients { code cell ${cellFields} }`, '2026-07');
    // The ten that were closed in September were still in service.
    expect(july).toHaveProperty('clients.4', { code: 'LEFT_BEHIND_CHILD', cell: cell(46) });
  });

  it('counts a commitment of aftercare where it falls due, once it is due', async () => {
    const { stats: answer } = await stats(`fourHave { item ratio ${ratioFields} }`, '2026-Q3');
    expect(answer).toEqual({
      fourHave: [
        { item: 'CUSTODY_SUPPORT', ratio: ratio(20, 20) },
        { item: 'MET_AT_RELEASE', ratio: ratio(10, 20) },
        { item: 'EMPLOYMENT', ratio: ratio(0, 0) },
        { item: 'COMMUNITY_HELP', ratio: ratio(0, 20) },
      ],
    });
    const { stats: year } = await stats(`fourHave { item ratio ${ratioFields} }`, '2026');
    expect(year).toHaveProperty('fourHave.2', { item: 'EMPLOYMENT', ratio: ratio(0, 0) });
  });

  it('computes enrolment, subsidies and the totals of the health system', async () => {
    const fields = `correctionsEnrolment ${ratioFields} guardianSubsidy ${ratioFields}
      smiStandardManagement ${ratioFields} smiRegularMedication ${ratioFields}
      counsellingSessions ${cellFields}`;
    expect((await stats(fields, '2026-Q3')).stats).toEqual({
      correctionsEnrolment: ratio(13, 25),
      guardianSubsidy: ratio(12, 22),
      smiStandardManagement: ratio(90, 120),
      smiRegularMedication: ratio(60, 120),
      counsellingSessions: cell(150),
    });
    expect((await stats(fields, '2026-08')).stats).toEqual({
      correctionsEnrolment: ratio(0, 0),
      guardianSubsidy: ratio(0, 0),
      smiStandardManagement: ratio(80, 100),
      smiRegularMedication: ratio(70, 100),
      counsellingSessions: cell(50),
    });
  });

  it('counts a person once a month, quarter or year, however often they were served', async () => {
    const support = async (field: string, period: string) => {
      const answer = await stats(`support: ${field} ${ratioFields}`, period);
      return (answer.stats as { support: unknown }).support;
    };
    const child = 'leftBehindSupport(kind: CHILD)';
    expect(await support(child, '2026-02')).toEqual(ratio(10, 46));
    expect(await support(child, '2026-07')).toEqual(ratio(24, 46));
    expect(await support(child, '2026-08')).toEqual(ratio(12, 46));
    expect(await support(child, '2026-09')).toEqual(ratio(0, 36));
    expect(await support(child, '2026-Q3')).toEqual(ratio(14, 36));
    expect(await support(child, '2026-Q4')).toEqual(ratio(0, 36));
    expect(await support(child, '2026')).toEqual(ratio(24, 36));
    expect(await support('leftBehindSupport(kind: ELDER)', '2026-Q3')).toEqual(ratio(12, 12));
    expect(await support('leftBehindSupport(kind: WOMAN)', '2026-Q3')).toEqual(ratio(0, 11));
    expect(await support('youthSupport(kind: LEFT_BEHIND)', '2026-Q3')).toEqual(ratio(14, 36));
    expect(await support('youthSupport(kind: STREET)', '2026-Q3')).toEqual(ratio(12, 12));
    expect(await support('youthSupport(kind: CHILD_OF_PRISONER)', '2026-Q3')).toEqual(ratio(0, 10));
    expect(await support('youthSupport(kind: IDLE)', '2026-Q3')).toEqual(ratio(10, 20));
  });

  it('counts support in detoxification only under a signed agreement', async () => {
    const detox = `detoxSupport ${ratioFields}`;
    expect((await stats(detox, '2026-07')).stats).toEqual({ detoxSupport: ratio(10, 34) });
    expect((await stats(detox, '2026-Q3')).stats).toEqual({ detoxSupport: ratio(22, 34) });
    expect((await stats(detox, '2026-Q2')).stats).toEqual({ detoxSupport: ratio(0, 34) });
  });

  it('gives the yearly judicial figure to a year and a city only', async () => {
    const field = `reoffendingRate ${ratioFields}`;
    expect((await stats(field, '2026', cityCode)).stats).toEqual({
      reoffendingRate: ratio(13, 200),
    });
    expect((await stats(field, '2026', province)).stats).toEqual({
      reoffendingRate: ratio(13, 200),
    });
    expect((await stats(field, '2026-Q1', cityCode)).stats).toEqual({
      reoffendingRate: { numerator: noData, denominator: noData, value: null },
    });
    expect(await stats(field, '2026', county)).toEqual({
      stats: { reoffendingRate: null },
      codes: ['LEVEL_TOO_FINE'],
    });
  });

  it('counts services done by the day they were due, and cases for each worker', async () => {
    const fields = `serviceOnTime ${ratioFields} caseloadPerWorker
      justice: caseloadPerWorker(service: JUSTICE) detox: caseloadPerWorker(service: DETOX)
      health: caseloadPerWorker(service: MENTAL_HEALTH) family: caseloadPerWorker(service: FAMILY)
      disability: caseloadPerWorker(service: DISABILITY)`;
    // Third quarter: children 14 + 12 + 10, detoxification 24, street 12, idle 10, and 22 of SMI;
    // the elders' services of 30 September were due in October.
    expect((await stats(fields, '2026-Q3')).stats).toEqual({
      serviceOnTime: ratio(82 + 11, 82 + 22),
      caseloadPerWorker: 202 / 11,
      justice: 45 / 2,
      detox: 34,
      health: 22 / 4,
      family: 101 / 3,
      disability: 0,
    });
  });

  it('shows care workers the statistics of their own service', async () => {
    const fields = `clients { code } fourHave { item } correctionsEnrolment ${ratioFields}
      reoffendingRate ${ratioFields} smiStandardManagement ${ratioFields} smiRegularMedication { value }
      guardianSubsidy ${ratioFields} detoxSupport { value } youthSupport(kind: IDLE) { value }
      leftBehindSupport(kind: WOMAN) { value } counsellingSessions ${cellFields}
      serviceOnTime ${ratioFields} caseloadPerWorker
      justice: caseloadPerWorker(service: JUSTICE) health: caseloadPerWorker(service: MENTAL_HEALTH)`;
    expect((await stats(fields, '2026-Q3', cityCode, viewerOf('MH_CARE'))).stats).toEqual({
      clients: [{ code: 'SMI' }],
      fourHave: null,
      correctionsEnrolment: null,
      reoffendingRate: null,
      smiStandardManagement: ratio(90, 120),
      smiRegularMedication: { value: 0.5 },
      guardianSubsidy: ratio(12, 22),
      detoxSupport: null,
      youthSupport: null,
      leftBehindSupport: null,
      counsellingSessions: cell(150),
      serviceOnTime: ratio(11, 22),
      caseloadPerWorker: 22 / 4,
      justice: null,
      health: 22 / 4,
    });
    const other = await stats(fields, '2026-Q3', cityCode, viewerOf('CARE_OTHER'));
    expect(other.stats).toEqual({
      clients: [
        { code: 'RELEASED_AFTERCARE' },
        { code: 'COMMUNITY_CORRECTION' },
        { code: 'COMMUNITY_DETOX' },
        { code: 'LEFT_BEHIND_CHILD' },
        { code: 'CHILD_IN_DIFFICULTY' },
        { code: 'LEFT_BEHIND_ELDER' },
        { code: 'LEFT_BEHIND_WOMAN' },
        { code: 'DISABLED' },
      ],
      fourHave: [
        { item: 'CUSTODY_SUPPORT' },
        { item: 'MET_AT_RELEASE' },
        { item: 'EMPLOYMENT' },
        { item: 'COMMUNITY_HELP' },
      ],
      correctionsEnrolment: ratio(13, 25),
      reoffendingRate: { numerator: noData, denominator: noData, value: null },
      smiStandardManagement: null,
      smiRegularMedication: null,
      guardianSubsidy: null,
      detoxSupport: { value: 22 / 34 },
      youthSupport: { value: 0.5 },
      leftBehindSupport: { value: 0 },
      counsellingSessions: cell(150),
      serviceOnTime: ratio(82, 82),
      caseloadPerWorker: 180 / 7,
      justice: 45 / 2,
      health: null,
    });
  });

  it('refuses regions that are too small, field by field', async () => {
    const fields = `clients { code } fourHave { item } leftBehindSupport(kind: ELDER) { value }
      serviceOnTime { value } caseloadPerWorker correctionsEnrolment { value }
      reoffendingRate { value } smiStandardManagement { value } smiRegularMedication { value }
      guardianSubsidy { value } detoxSupport { value } youthSupport(kind: IDLE) { value }
      counsellingSessions { value }`;
    const { stats: answer, codes } = await stats(fields, '2026-Q3', town);
    expect(answer).toMatchObject({
      leftBehindSupport: { value: 1 },
      serviceOnTime: { value: 93 / 104 },
      caseloadPerWorker: 202 / 11,
      correctionsEnrolment: null,
      reoffendingRate: null,
      smiStandardManagement: null,
      smiRegularMedication: null,
      guardianSubsidy: null,
      detoxSupport: null,
      youthSupport: null,
      counsellingSessions: null,
    });
    expect(codes).toEqual(Array(8).fill('LEVEL_TOO_FINE'));
    expect(await stats('period', '2026-Q3', '990101001001')).toEqual({
      stats: null,
      codes: ['LEVEL_TOO_FINE'],
    });
  });

  it('keeps to the regions of the viewer and says nothing of others', async () => {
    const viewer = viewerOf('DASH', { regions: [town] });
    expect((await stats('period', '2026-Q3', town, viewer)).stats).toEqual({ period: '2026-Q3' });
    expect(await stats('period', '2026-Q3', county, viewer)).toEqual({
      stats: null,
      codes: undefined,
    });
    expect(await stats('period', '2026-Q3', '990102001000', viewer)).toEqual({
      stats: null,
      codes: undefined,
    });
  });

  it.each<Role>(['GRID', 'PETITION', 'MEDIATOR', 'POLICE', 'DEPT_ADMIN'])(
    'refuses statistics of care to %s',
    async (role) => {
      const viewer = viewerOf(role, { grids: ['990101001001001'], regions: [cityCode] });
      expect(await stats('period', '2026-Q3', town, viewer)).toEqual({
        stats: null,
        codes: ['SCOPE_MISSING'],
      });
    },
  );

  it.each<Role>(['DASH', 'ANALYST', 'AUDITOR', 'SUBJECT'])(
    'shows statistics of care to %s',
    async (role) => {
      const { stats: answer } = await stats('caseloadPerWorker', '2026-Q3', town, viewerOf(role));
      expect(answer).toEqual({ caseloadPerWorker: 202 / 11 });
    },
  );

  it('codes malformed regions and periods, and periods outside the history', async () => {
    expect((await stats('period', '2026-Q5')).codes).toEqual(['PERIOD_MALFORMED']);
    expect((await stats('period', '2019')).codes).toEqual(['PERIOD_NOT_FOUND']);
    expect((await stats('period', '2026', '99010')).codes).toEqual(['REGION_CODE_MALFORMED']);
  });

  it('says that a region without records has no data', async () => {
    const { stats: answer } = await stats(
      `serviceOnTime ${ratioFields} caseloadPerWorker`,
      '2026',
      '880101000000',
    );
    expect(answer).toEqual({
      serviceOnTime: { numerator: noData, denominator: noData, value: null },
      caseloadPerWorker: null,
    });
  });

  it('reads any number of regions with one statement', async () => {
    const statements = statementsOf(test.subgraph.database);
    const count = async (codes: readonly string[]) => {
      const before = statements.count;
      const answer = await test.entities(
        viewerOf('ANALYST'),
        'Region',
        `{ careStats(period: "2026-Q3") { clients { cell { value } } serviceOnTime { value } caseloadPerWorker } }`,
        codes.map((code) => ({ code })),
      );
      expect(answer.errors).toBeUndefined();
      return statements.count - before;
    };
    expect(await count([town])).toBe(1);
    expect(await count([town, county, cityCode, province])).toBe(1);
  });
});
