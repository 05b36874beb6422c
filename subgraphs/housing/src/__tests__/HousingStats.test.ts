import { createCity, insertRows, type Row, statementsOf } from '@civicgraph/shared';
import {
  describeOnEachDatabase,
  openTestSubgraph,
  type TestSubgraph,
  viewerOf,
  writeStatistics,
} from '@civicgraph/shared/testing';
import { housingSubgraph } from '..';
import { dwellingRow, hazardRow, times } from './handMadeRows';

const village = '990101001005';
const [grid, emptyGrid] = [`${village}001`, `${village}002`];
const city = createCity('XS');

const dwellings: Row[] = [
  ...times(10, 'dwelling_code', 'owned-', dwellingRow({})),
  ...times(
    6,
    'dwelling_code',
    'shop-',
    dwellingRow({
      use_code: 'COMMERCIAL',
      occupancy: 'RENTED',
      standard_coded: 0,
      since: '2026-02-28',
    }),
  ),
  ...times(
    5,
    'dwelling_code',
    'pulled-down-',
    dwellingRow({ occupancy: 'VACANT', until: '2026-03-31' }),
  ),
];

const premises: Row[] = times(5, 'premises_code', 'premises-', {
  premises_code: '',
  address_code: `${grid}-A0001`,
  grid_code: grid,
  standard_coded: 1,
  since: '2021-01-01',
  until: null,
});

const rental = { dwelling_code: '', grid_code: grid, registered_on: null, ended_on: null };
const rentals: Row[] = [
  ...times(6, 'dwelling_code', 'registered-later-', {
    ...rental,
    found_on: '2026-02-15',
    registered_on: '2026-03-01',
  }),
  ...times(5, 'dwelling_code', 'never-', { ...rental, found_on: '2026-02-15' }),
  ...times(5, 'dwelling_code', 'registered-before-', {
    ...rental,
    found_on: '2025-06-02',
    registered_on: '2025-05-20',
    ended_on: '2026-03-31',
  }),
];

const hazards: Row[] = [
  ...times(6, 'hazard_id', 'on-the-day-', hazardRow({ closed_at: '2026-01-31' })),
  ...times(5, 'hazard_id', 'late-', hazardRow({ closed_at: '2026-02-10', in_rental: 1 })),
  ...times(7, 'hazard_id', 'tower-', hazardRow({ kind: 'HIGH_RISE' })),
  ...times(5, 'hazard_id', 'gas-', hazardRow({ kind: 'FLAMMABLE', in_rental: 1 })),
  ...times(5, 'hazard_id', 'roof-', hazardRow({ kind: 'STRUCTURE', in_rental: 1 })),
  ...times(
    5,
    'hazard_id',
    'crowd-',
    hazardRow({
      kind: 'CROWDED_PLACE',
      in_rental: 1,
      due_at: '2026-01-20',
      closed_at: '2026-02-05',
    }),
  ),
];

const stats = `{
  period
  dwellings { value }
  byUse { code label cell { value } }
  byOccupancy { code label cell { value } }
  rented { value }
  rentalRegistration { numerator { value } denominator { value } value }
  addressCoverage { numerator { value } denominator { value } value }
  hazardRectification { numerator { value } denominator { value } value }
  electrical: hazardRectification(kind: ELECTRICAL) { numerator { value } denominator { value } value }
  overdueHazards { value }
  highRise: overdueHazards(kind: HIGH_RISE) { value }
  crowded: overdueHazards(kind: CROWDED_PLACE) { value }
  rentalOverdueFireHazards { value }
}`;

const cell = (value: number) => ({ value });
const ratio = (numerator: number, denominator: number) => ({
  numerator: cell(numerator),
  denominator: cell(denominator),
  value: denominator === 0 ? null : numerator / denominator,
});
const uses = (residential: number, commercial: number) => [
  { code: 'RESIDENTIAL', label: '住宅', cell: cell(residential) },
  { code: 'COMMERCIAL', label: '商业', cell: cell(commercial) },
  { code: 'OFFICE', label: '办公', cell: cell(0) },
  { code: 'INDUSTRIAL', label: '工业', cell: cell(0) },
  { code: 'PUBLIC', label: '公共服务', cell: cell(0) },
  { code: 'MIXED', label: '商住混合', cell: cell(0) },
  { code: 'OTHER', label: '其他', cell: cell(0) },
];
const occupancies = (owner: number, rented: number, vacant: number) => [
  { code: 'OWNER', label: '自住', cell: cell(owner) },
  { code: 'RENTED', label: '出租', cell: cell(rented) },
  { code: 'LODGING', label: '借住', cell: cell(0) },
  { code: 'COLLECTIVE', label: '集体宿舍', cell: cell(0) },
  { code: 'VACANT', label: '空置', cell: cell(vacant) },
  { code: 'UNKNOWN', label: '未知', cell: cell(0) },
];
const january = {
  period: '2026-01',
  dwellings: cell(15),
  byUse: uses(15, 0),
  byOccupancy: occupancies(10, 0, 5),
  rented: cell(5),
  rentalRegistration: ratio(5, 5),
  addressCoverage: ratio(20, 20),
  hazardRectification: ratio(6, 33),
  electrical: ratio(6, 11),
  overdueHazards: cell(5),
  highRise: cell(0),
  crowded: cell(5),
  rentalOverdueFireHazards: cell(5),
};
const february = {
  period: '2026-02',
  dwellings: cell(21),
  byUse: uses(15, 6),
  byOccupancy: occupancies(10, 6, 5),
  rented: cell(16),
  rentalRegistration: ratio(5, 16),
  addressCoverage: ratio(20, 26),
  hazardRectification: ratio(0, 0),
  electrical: ratio(0, 0),
  overdueHazards: cell(17),
  highRise: cell(7),
  crowded: cell(0),
  rentalOverdueFireHazards: cell(5),
};
const firstQuarter = {
  ...february,
  period: '2026-Q1',
  dwellings: cell(16),
  byUse: uses(10, 6),
  byOccupancy: occupancies(10, 6, 0),
  rented: cell(11),
  rentalRegistration: ratio(6, 11),
  addressCoverage: ratio(15, 21),
  hazardRectification: ratio(6, 33),
  electrical: ratio(6, 11),
};

describeOnEachDatabase('Housing statistics', ({ url }) => {
  let housing: TestSubgraph;
  const dashboard = viewerOf('DASH');

  beforeAll(async () => {
    housing = await openTestSubgraph(housingSubgraph, url());
    const { manager } = housing.subgraph.database;
    await insertRows(manager, 'dwelling', dwellings);
    await insertRows(manager, 'premises', premises);
    await insertRows(manager, 'rental', rentals);
    await insertRows(manager, 'hazard', hazards);
    await writeStatistics(housing.subgraph.database, housingSubgraph, city);
  });
  afterAll(() => housing.subgraph.close());

  const read = (type: 'Region' | 'Grid', key: string, period: string, selection = stats) =>
    housing.entities(dashboard, type, `{ housingStats(period: "${period}") ${selection} }`, [
      type === 'Region' ? { code: key } : { gridCode: key },
    ]);

  it.each([
    ['2026-01', january],
    ['2026-02', february],
    ['2026-Q1', firstQuarter],
  ])(
    'counts %s as its definitions say, by grid and by every region above',
    async (period, expected) => {
      const answer = { data: { _entities: [{ housingStats: expected }] } };
      expect(await read('Grid', grid, period)).toEqual(answer);
      for (const region of [village, '990101001000', '990101000000', '990100000000']) {
        expect(await read('Region', region, period)).toEqual(answer);
      }
    },
  );

  it('says none, not no data, of a grid where there is nothing', async () => {
    const selection =
      '{ dwellings { value suppressed reason } rentalRegistration { value denominator { value } } }';
    expect(await read('Grid', emptyGrid, '2026-02', selection)).toEqual({
      data: {
        _entities: [
          {
            housingStats: {
              dwellings: { value: 0, suppressed: false, reason: null },
              rentalRegistration: { value: null, denominator: { value: 0 } },
            },
          },
        ],
      },
    });
  });

  it('has no data of a region that nobody counts in', async () => {
    const selection = '{ dwellings { value suppressed reason } addressCoverage { value } }';
    expect(await read('Region', '110101000000', '2026-02', selection)).toEqual({
      data: {
        _entities: [
          {
            housingStats: {
              dwellings: { value: null, suppressed: false, reason: 'NO_DATA' },
              addressCoverage: { value: null },
            },
          },
        ],
      },
    });
  });

  it('reads one region and many with one statement', async () => {
    const counter = statementsOf(housing.subgraph.database);
    const counts: number[] = [];
    for (const regions of [[village], city.villages.map(({ code }) => code)]) {
      const before = counter.count;
      const { data, errors } = await housing.entities(
        dashboard,
        'Region',
        `{ housingStats(period: "2026-02") ${stats} }`,
        regions.map((code) => ({ code })),
      );
      expect(errors).toBeUndefined();
      expect(data?._entities).toHaveLength(regions.length);
      counts.push(counter.count - before);
    }
    expect(counts).toEqual([1, 1]);
  });

  it('asks the database nothing for a region as such', async () => {
    const counter = statementsOf(housing.subgraph.database);
    const before = counter.count;
    await housing.entities(dashboard, 'Region', '{ code }', [{ code: village }]);
    expect(counter.count).toBe(before);
  });

  it('is null outside the scope of the viewer', async () => {
    const dwellingsOf = async (viewer: ReturnType<typeof viewerOf>, type: 'Region' | 'Grid') => {
      const answer = await housing.entities(
        viewer,
        type,
        '{ housingStats(period: "2026-02") { dwellings { value } } }',
        type === 'Region'
          ? [{ code: village }, { code: '990101001001' }, { code: '990101000000' }]
          : [{ gridCode: grid }, { gridCode: emptyGrid }],
      );
      const list = answer.data?._entities as { housingStats: { dwellings: object } | null }[];
      return list.map(({ housingStats }) => housingStats && 'seen');
    };
    const analyst = viewerOf('ANALYST', { regions: [village] });
    expect(await dwellingsOf(analyst, 'Region')).toEqual(['seen', null, null]);
    expect(await dwellingsOf(analyst, 'Grid')).toEqual(['seen', 'seen']);
    const worker = viewerOf('GRID', { grids: [emptyGrid], regions: ['990100000000'] });
    expect(await dwellingsOf(worker, 'Region')).toEqual([null, null, null]);
    expect(await dwellingsOf(worker, 'Grid')).toEqual([null, 'seen']);
  });

  it.each([
    ['Region', '99010X', '2026', 'REGION_CODE_MALFORMED', '"99010X"'],
    ['Grid', '9901', '2026', 'GRID_CODE_MALFORMED', '"9901"'],
    ['Region', village, '2026-13', 'PERIOD_MALFORMED', '"2026-13"'],
    ['Grid', grid, '2026-Q5', 'PERIOD_MALFORMED', '"2026-Q5"'],
    ['Region', village, '2019', 'PERIOD_NOT_FOUND', '"2019"'],
  ] as const)('refuses the %s %s in %s with %s', async (type, key, period, code, quoted) => {
    const { errors } = await read(type, key, period, '{ dwellings { value } }');
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual([code]);
    expect(errors?.[0]?.message).toContain(quoted);
  });
});
