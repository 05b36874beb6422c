import { insertRows, type Row } from '@civicgraph/shared';
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
  ratio,
  shown,
  solved,
  town,
  village,
  withheld,
} from './handMadeRows';

const cellFields = '{ value suppressed reason }';
const ratioFields = `{ numerator ${cellFields} denominator ${cellFields} value }`;
const bucketFields = `{ code label cell ${cellFields} }`;
const everyField = `{
  period criminal ${cellFields} clearance ${ratioFields} currentCaseClearance ${ratioFields}
  eightMajor ${cellFields} eightMajorClearance ${ratioFields}
  homicide ${cellFields} homicideClearance ${ratioFields}
  robberyTheft ${cellFields} robberyTheftClearance ${ratioFields}
  telecomFraud {
    count ${cellFields} lossYuan clearance ${ratioFields} recoveredYuan dissuaded ${cellFields}
  }
  techCaughtShare ${ratioFields} videoSolvedShare ${ratioFields}
  avgResponseMinutes onSceneHandling ${ratioFields}
  accidents ${bucketFields} accidentTotal ${cellFields} accidentDeaths ${cellFields}
  drugCases ${cellFields} drugSeizedKg
  organisedCrime { groups ${cellFields} cases ${cellFields} arrests ${cellFields} assetsYuan }
  zeroIncidentAreas ${ratioFields} zeroToleranceEvents ${bucketFields}
  patrolDeployment { officers vehicles points }
  recoveredLossYuan civilToCriminal ${cellFields} civilHomicides ${cellFields} zeroThreeColours ${bucketFields}
}`;

/** October 2025 in one grid: 42 criminal cases filed, 26 of them solved, 6 of these in November. */
const october: Row[] = [
  ...incidents(5, {
    offence_code: 'THEFT',
    ...solved('2025-10-20', { solved_by_video: 1 }),
    loss_yuan: 1000,
    recovered_yuan: 300,
  }),
  ...incidents(5, { offence_code: 'THEFT', loss_yuan: 1000 }),
  ...incidents(5, {
    offence_code: 'ROBBERY',
    ...solved('2025-10-15', { solved_by_video: 1, caught_on_scene: 1 }),
  }),
  ...incidents(5, { offence_code: 'HOMICIDE', ...solved('2025-10-30') }),
  ...incidents(5, {
    offence_code: 'INJURY',
    ...solved('2025-10-15', { caught_on_scene: 1, status: 'CLOSED' }),
    origin_dispute_type: '02',
  }),
  ...incidents(6, {
    offence_code: 'TELECOM_FRAUD',
    ...solved('2025-11-03'),
    loss_yuan: 50_000,
    recovered_yuan: 10_000,
  }),
  ...incidents(6, { offence_code: 'TELECOM_FRAUD', loss_yuan: 2000 }),
  ...incidents(5, { offence_code: 'DRUG' }),
  // Not filed: still looked into, and found to be none.
  ...incidents(1, { offence_code: 'HOMICIDE', status: 'REPORTED' }),
  ...incidents(1, { offence_code: 'TELECOM_FRAUD', status: 'UNFOUNDED', loss_yuan: 9999 }),
  ...incidents(7, {
    incident_class: 'EMERGENCY_CALL',
    on_scene_handled: 1,
    response_minutes: 10,
  }),
  ...incidents(3, { incident_class: 'EMERGENCY_CALL', on_scene_handled: 0, response_minutes: 30 }),
  // A time that was not recorded, and two that cannot be.
  ...incidents(1, { incident_class: 'EMERGENCY_CALL', on_scene_handled: 0 }),
  ...incidents(2, {
    incident_class: 'EMERGENCY_CALL',
    on_scene_handled: 0,
    response_minutes: 1441,
  }),
  // Nobody was sent.
  ...incidents(2, { incident_class: 'EMERGENCY_CALL' }),
  ...incidents(5, {
    incident_class: 'EMERGENCY_CALL',
    zero_tolerance_kind: 'MASS_INCIDENT',
  }),
  ...incidents(5, { incident_class: 'WORK_SAFETY', accident_kind: 'WORK_SAFETY', deaths: 1 }),
  ...incidents(6, { incident_class: 'TRAFFIC', accident_kind: 'ROAD_TRAFFIC', deaths: 0 }),
  ...incidents(3, { incident_class: 'TRAFFIC' }),
  ...incidents(2, { incident_class: 'FIRE', zero_tolerance_kind: 'MAJOR_FIRE' }),
  ...incidents(4, { incident_class: 'PUBLIC_ORDER', status: null, reported_at: null }),
];

/** May 2024: too few cases to be shown. */
const may: Row[] = incidents(4, {
  offence_code: 'THEFT',
  occurred_on: '2024-05-01',
  ...solved('2024-05-02'),
});

const returns: Readonly<Record<string, Row[]>> = {
  fraud_dissuasion: [
    { region_code: county, month_code: '2025-09', dissuaded: 100 },
    { region_code: county, month_code: '2025-10', dissuaded: 20 },
    { region_code: '990102000000', month_code: '2025-10', dissuaded: 7 },
    { region_code: county, month_code: '2025-11', dissuaded: 3 },
  ],
  patrol_deployment: [
    { region_code: county, month_code: '2025-10', officers: 31, vehicles: 10, points: 4 },
    { region_code: county, month_code: '2025-11', officers: 0, vehicles: 4, points: 4 },
    { region_code: '990102000000', month_code: '2025-10', officers: 2.5, vehicles: 1, points: 0 },
  ],
  organised_crime: [
    {
      region_code: city.cityCode,
      year_code: '2025',
      group_count: 6,
      case_count: 30,
      arrest_count: 61,
      assets_yuan: 5_000_000_000,
    },
    {
      region_code: city.cityCode,
      year_code: '2024',
      group_count: 4,
      case_count: 20,
      arrest_count: 40,
      assets_yuan: 3_000_000,
    },
  ],
  drug_seizure: [
    { region_code: city.cityCode, year_code: '2025', kilograms: 12.5 },
    { region_code: city.cityCode, year_code: '2024', kilograms: 1.5 },
  ],
};

const analyst = viewerOf('ANALYST');

describeOnEachDatabase('incident statistics', (databases) => {
  let incidentsTest: TestSubgraph;
  beforeAll(async () => {
    incidentsTest = await openTestSubgraph(incidentsSubgraph, databases.url());
    const { subgraph } = incidentsTest;
    for (const [table, rows] of Object.entries(returns)) {
      await insertRows(subgraph.database.manager, table, rows);
    }
    await fill(subgraph, [...october, ...may]);
  });
  afterAll(() => incidentsTest.subgraph.close());

  const statsOf = async (code: string, period: string, selection: string) => {
    const { data, errors } = await incidentsTest.entities(
      analyst,
      'Region',
      `{ incidentStats(period: "${period}") ${selection} }`,
      [{ code }],
    );
    const [region] = (data?._entities ?? []) as Array<{ incidentStats: Record<string, unknown> }>;
    return { stats: region?.incidentStats, errors };
  };

  it('are those of the definitions, for a year of a city', async () => {
    expect(await statsOf(city.cityCode, '2025', everyField)).toEqual({
      errors: undefined,
      stats: {
        period: '2025',
        criminal: shown(42),
        clearance: ratio(26, 42),
        currentCaseClearance: ratio(26, 42),
        eightMajor: shown(15),
        eightMajorClearance: ratio(15, 15),
        homicide: shown(5),
        homicideClearance: ratio(5, 5),
        robberyTheft: shown(15),
        robberyTheftClearance: ratio(10, 15),
        telecomFraud: {
          count: shown(12),
          lossYuan: 312_000,
          clearance: ratio(6, 12),
          recoveredYuan: 60_000,
          // November has 3, which the other months would tell.
          dissuaded: withheld,
        },
        techCaughtShare: ratio(5, 10),
        videoSolvedShare: ratio(10, 42),
        avgResponseMinutes: 16,
        onSceneHandling: ratio(7, 13),
        accidents: [
          { code: 'WORK_SAFETY', label: '生产安全事故', cell: shown(5) },
          { code: 'ROAD_TRAFFIC', label: '道路交通事故', cell: shown(6) },
          { code: 'FIRE', label: '火灾事故', cell: shown(0) },
        ],
        accidentTotal: shown(11),
        accidentDeaths: shown(5),
        drugCases: shown(5),
        drugSeizedKg: 12.5,
        organisedCrime: {
          groups: shown(6),
          cases: shown(30),
          arrests: shown(61),
          assetsYuan: 5_000_000_000,
        },
        zeroIncidentAreas: ratio(7, 8),
        zeroToleranceEvents: [
          { code: 'MASS_CASUALTY', label: '群死群伤事故', cell: shown(0) },
          { code: 'MAJOR_FIRE', label: '重大火灾', cell: withheld },
          { code: 'EXPLOSION', label: '爆炸', cell: shown(0) },
          { code: 'MASS_INCIDENT', label: '重大群体性事件', cell: shown(5) },
        ],
        // (33.5 × 31 days + 0 × 30 days) / 61 days, and so on.
        patrolDeployment: {
          officers: (33.5 * 31) / 61,
          vehicles: (11 * 31 + 4 * 30) / 61,
          points: 4,
        },
        recoveredLossYuan: 61_500,
        civilToCriminal: shown(5),
        civilHomicides: shown(0),
        // One village is red, and it could be told by what the green ones leave.
        zeroThreeColours: [
          { code: 'RED', label: '红', cell: withheld },
          { code: 'YELLOW', label: '黄', cell: shown(0) },
          { code: 'BLUE', label: '蓝', cell: shown(0) },
          { code: 'GREEN', label: '绿', cell: withheld },
        ],
      },
    });
  });

  it('count a case in the month it happened in, and as solved in the month it was solved', async () => {
    const selection = `{ criminal ${cellFields} clearance ${ratioFields} currentCaseClearance ${ratioFields} }`;
    expect((await statsOf(town, '2025-10', selection)).stats).toEqual({
      criminal: shown(42),
      clearance: ratio(26, 42),
      currentCaseClearance: ratio(20, 42),
    });
    expect((await statsOf(town, '2025-11', selection)).stats).toEqual({
      criminal: shown(0),
      clearance: { numerator: shown(0), denominator: shown(0), value: null },
      currentCaseClearance: { numerator: shown(6), denominator: shown(0), value: null },
    });
  });

  it('withhold counts below 5, and sums of them', async () => {
    const { stats } = await statsOf(city.cityCode, '2024-Q2', everyField);
    expect(stats).toMatchObject({
      criminal: withheld,
      clearance: { numerator: withheld, denominator: withheld, value: null },
      robberyTheft: withheld,
      // None of the four cases is one: that would tell what other months have of them.
      eightMajor: withheld,
      telecomFraud: { count: withheld, lossYuan: null, recoveredYuan: 0, dissuaded: noData },
      avgResponseMinutes: null,
      zeroIncidentAreas: ratio(7, 8),
      patrolDeployment: null,
    });
  });

  it('withhold the returns of authorities below 5, and what depends on them', async () => {
    const fraud = `{ telecomFraud { dissuaded ${cellFields} } }`;
    const dissuadedIn = async (area: string, period: string) =>
      (await statsOf(area, period, fraud)).stats?.telecomFraud;
    expect(await dissuadedIn(county, '2025-09')).toEqual({ dissuaded: shown(100) });
    expect(await dissuadedIn(city.cityCode, '2025-10')).toEqual({ dissuaded: shown(27) });
    expect(await dissuadedIn(county, '2025-11')).toEqual({ dissuaded: withheld });
    // 23 less the 20 of October would be the 3 of November.
    expect(await dissuadedIn(county, '2025-Q4')).toEqual({ dissuaded: withheld });
    expect(await dissuadedIn(city.cityCode, '2025')).toEqual({ dissuaded: withheld });
    const year = `{ organisedCrime { groups ${cellFields} cases ${cellFields} assetsYuan } drugSeizedKg }`;
    expect((await statsOf(city.cityCode, '2024', year)).stats).toEqual({
      organisedCrime: { groups: withheld, cases: shown(20), assetsYuan: null },
      drugSeizedKg: null,
    });
    expect((await statsOf(city.cityCode, '2023', year)).stats).toEqual({
      organisedCrime: null,
      drugSeizedKg: null,
    });
  });

  it('show the colours of an area with enough villages, and never those of one village', async () => {
    const colours = '{ zeroThreeColours { code cell { value suppressed } } }';
    const cells = (...values: Array<number | null>) => ({
      zeroThreeColours: ['RED', 'YELLOW', 'BLUE', 'GREEN'].map((code, index) => ({
        code,
        cell: { value: values[index] ?? null, suppressed: values[index] === null },
      })),
    });
    expect((await statsOf(town, '2025-09', colours)).stats).toEqual(cells(0, 0, 0, 8));
    expect((await statsOf(village.code, '2025-09', colours)).stats).toEqual(
      cells(null, null, null, null),
    );
  });

  it.each<readonly [title: string, code: string, field: string, publishedFrom: string]>([
    ['a village', village.code, 'currentCaseClearance { value }', 'TOWN'],
    ...[
      'eightMajor { value }',
      'eightMajorClearance { value }',
      'robberyTheft { value }',
      'robberyTheftClearance { value }',
      'telecomFraud { lossYuan }',
      'avgResponseMinutes',
      'onSceneHandling { value }',
      'accidents { code }',
      'accidentTotal { value }',
      'accidentDeaths { value }',
      'zeroIncidentAreas { value }',
      'zeroToleranceEvents { code }',
      'patrolDeployment { officers }',
      'recoveredLossYuan',
      'civilToCriminal { value }',
    ].map((field) => ['a town', town, field, 'COUNTY'] as const),
    ...[
      'homicide { value }',
      'homicideClearance { value }',
      'techCaughtShare { value }',
      'videoSolvedShare { value }',
      'drugCases { value }',
      'drugSeizedKg',
      'organisedCrime { assetsYuan }',
      'civilHomicides { value }',
    ].map((field) => ['a county', county, field, 'CITY'] as const),
  ])('refuse to say of %s (%s) %s', async (_title, code, field, publishedFrom) => {
    const { stats, errors } = await statsOf(code, '2025', `{ period ${field} }`);
    const name = field.split(' ')[0] ?? '';
    expect(stats).toEqual({ period: '2025', [name]: null });
    expect(errors).toMatchObject([
      { extensions: { code: 'LEVEL_TOO_FINE', field: name, area: code, publishedFrom } },
    ]);
  });

  it('know the criminal cases of a grid, and no colour', async () => {
    const gridCode = village.grids[0]?.code;
    const { data, errors } = await incidentsTest.entities(
      viewerOf('GRID', { grids: [gridCode ?? ''] }),
      'Grid',
      '{ incidentStats(period: "2025-10") { criminal { value } zeroThreeColours { code } } }',
      [{ gridCode }],
    );
    expect(data).toEqual({
      _entities: [{ incidentStats: { criminal: { value: 42 }, zeroThreeColours: null } }],
    });
    expect(errors).toMatchObject([{ extensions: { code: 'LEVEL_TOO_FINE' } }]);
  });

  it.each(['drugSeizedKg', 'organisedCrime { assetsYuan }', 'civilHomicides { value }'])(
    'know %s of years only',
    async (field) => {
      const { errors } = await statsOf(city.cityCode, '2025-10', `{ ${field} }`);
      expect(errors).toMatchObject([{ extensions: { code: 'ARGUMENT_INVALID' } }]);
    },
  );

  it.each([
    ['2025-13', 'PERIOD_MALFORMED'],
    ['2019', 'PERIOD_NOT_FOUND'],
  ])('refuse the period %s', async (period, code) => {
    const { stats, errors } = await statsOf(county, period, '{ period }');
    expect(stats).toBeNull();
    expect(errors).toMatchObject([{ extensions: { code } }]);
  });

  it('have no data for a region that does not exist', async () => {
    const selection = `{ criminal ${cellFields} eightMajor ${cellFields} accidentDeaths ${cellFields}
      zeroIncidentAreas ${ratioFields} zeroThreeColours { cell ${cellFields} } }`;
    expect((await statsOf('990177000000', '2025', selection)).stats).toEqual({
      criminal: noData,
      eightMajor: noData,
      accidentDeaths: noData,
      zeroIncidentAreas: { numerator: noData, denominator: noData, value: null },
      zeroThreeColours: Array.from({ length: 4 }, () => ({ cell: noData })),
    });
  });
});
