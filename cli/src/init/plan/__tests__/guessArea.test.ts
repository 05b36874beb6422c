import type { ColumnType } from '../../source/Source';
import { guessArea } from '../guessArea';

const text: ColumnType = { kind: 'TEXT', length: 20 };
const guess = (
  label: string,
  sample: readonly string[] = [],
  { comment = '', type = text as ColumnType, isKey = false } = {},
) =>
  guessArea({ name: label, label, position: 1, comment, type, isNullable: false, sample }, isKey);
const villages = ['990101001001', '990101001002', '350101001001'];
const grids = villages.map((code) => `${code}001`);

describe('the area that a column is of', () => {
  it.each([
    ['region_code', 'Region'],
    ['register_area_code', 'Region'],
    ['xzqhdm', 'Region'],
    ['quhua', 'Region'],
    ['gridCode', 'Grid'],
    ['wgbm', 'Grid'],
    ['code', null],
    ['region_name', null],
  ])('is told by the name %s: %s', (label, area) => {
    expect(guess(label)).toBe(area);
  });

  it.each([
    ['a', '所属行政区划', 'Region'],
    ['a', '网格编码', 'Grid'],
    ['网格号', '', 'Grid'],
    ['a', '网格员', null],
  ])('is told by the Chinese of %s (%s): %s', (label, comment, area) => {
    expect(guess(label, [], { comment })).toBe(area);
  });

  it('is told by full codes, but not by those that number the rows', () => {
    expect(guess('place', villages)).toBe('Region');
    expect(guess('place', grids)).toBe('Grid');
    expect(guess('place', villages, { isKey: true })).toBeNull();
    expect(guess('place', villages.slice(0, 2))).toBeNull();
    expect(guess('place', [...villages, 'x'])).toBeNull();
  });

  it('is none where values belie the name, or cannot hold a code', () => {
    expect(guess('area_code', ['0591'])).toBeNull();
    expect(guess('region_code', ['990101', '990101001', '990101001001'])).toBe('Region');
    expect(guess('order_no', ['202601010001', '202601010002', '202601010003'])).toBeNull();
    expect(guess('region_code', [], { type: { kind: 'DATE' } })).toBeNull();
  });
});
