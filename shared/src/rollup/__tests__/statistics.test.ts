import { viewerOf } from '../../testing';
import {
  assertLevel,
  bucketsOf,
  defineRollup,
  type RollupKey,
  type RollupRow,
  statisticFields,
  statisticsOf,
} from '..';

const rollup = defineRollup({
  table: 'test_stats',
  threshold: 5,
  finest: 'TOWN',
  measures: [
    { name: 'kind_red', kind: 'FLOW' },
    { name: 'kind_blue', kind: 'FLOW' },
  ],
  equations: [],
});
const row = {
  area_code: '990101000000',
  period: '2026',
  suppression: '.P',
  kind_red: 8,
  kind_blue: 3,
} as RollupRow;
const red = { value: 8, suppressed: false, reason: null };
const withheld = { value: null, suppressed: true, reason: 'SUPPRESSED' };
const noData = { value: null, suppressed: false, reason: 'NO_DATA' };

describe('statisticFields', () => {
  const { cell, amount, ratio, buckets } = statisticFields(rollup);
  const kinds = bucketsOf({ RED: '红', BLUE: '蓝' }, (code) => `kind_${code.toLowerCase()}`);

  it('read cells, amounts, ratios and buckets, withheld ones as such', () => {
    const parent = { row };
    expect([cell('kind_red')(parent), cell('kind_blue')(parent)]).toEqual([red, withheld]);
    expect([amount('kind_red')(parent), amount('kind_blue')(parent)]).toEqual([8, null]);
    expect(ratio('kind_blue', 'kind_red')(parent)).toEqual({
      numerator: withheld,
      denominator: red,
      value: null,
    });
    expect(buckets(kinds)(parent)).toEqual([
      { code: 'RED', label: '红', cell: red },
      { code: 'BLUE', label: '蓝', cell: withheld },
    ]);
  });

  it('say NO_DATA without a row', () => {
    const parent = { row: undefined };
    expect(cell('kind_red')(parent)).toEqual(noData);
    expect(amount('kind_red')(parent)).toBeNull();
    expect(buckets(kinds)(parent).map(({ cell: read }) => read)).toEqual([noData, noData]);
  });
});

describe('statisticsOf', () => {
  const asked: RollupKey[] = [];
  const loaders = {
    readStatistics: async (key: RollupKey) => {
      asked.push(key);
      return row;
    },
  };
  const viewer = viewerOf('DASH', { regions: ['990101000000'] });
  beforeEach(() => asked.splice(0));

  it('reads the row of an area in scope', async () => {
    expect(await statisticsOf({ viewer, loaders }, '990101001000', '2026-Q3')).toEqual({
      area: '990101001000',
      period: expect.objectContaining({ text: '2026-Q3', kind: 'QUARTER' }),
      row,
    });
    expect(asked).toEqual([{ area: '990101001000', period: '2026-Q3' }]);
  });

  it('reads nothing of one out of scope', async () => {
    expect(await statisticsOf({ viewer, loaders }, '990102000000', '2026')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('refuses a malformed period of any area', async () => {
    await expect(statisticsOf({ viewer, loaders }, '990102000000', 'Q3')).rejects.toMatchObject({
      code: 'PERIOD_MALFORMED',
    });
  });
});

describe('assertLevel', () => {
  it.each(['990000000000', '990100000000', '990101000000'] as const)(
    'lets %s pass where counties are published',
    (area) => expect(() => assertLevel('rate', area, 'COUNTY')).not.toThrow(),
  );

  it.each([
    ['990101001000', 'COUNTY', 'TOWN'],
    ['990101001001', 'TOWN', 'VILLAGE'],
    ['990101001001001', 'VILLAGE', 'GRID'],
  ] as const)('refuses %s where %s is the smallest', (area, publishedFrom, level) => {
    expect(() => assertLevel('rate', area, publishedFrom)).toThrow(
      expect.objectContaining({
        code: 'LEVEL_TOO_FINE',
        extensions: { code: 'LEVEL_TOO_FINE', field: 'rate', area, level, publishedFrom },
      }),
    );
  });
});
