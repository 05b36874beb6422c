import {
  ancestorAt,
  ancestorsOf,
  areaPrefix,
  isWithin,
  parseGridCode,
  parseRegionCode,
  regionLevelOf,
} from '../regionCode';

describe('a region code', () => {
  it.each([
    ['990000000000', 'PROVINCE', '99'],
    ['990100000000', 'CITY', '9901'],
    ['990101000000', 'COUNTY', '990101'],
    ['990110000000', 'COUNTY', '990110'],
    ['990101001000', 'TOWN', '990101001'],
    ['990101100000', 'TOWN', '990101100'],
    ['990101001001', 'VILLAGE', '990101001001'],
    ['990101001200', 'VILLAGE', '990101001200'],
  ])('%s is a %s with the prefix %s', (code, level, prefix) => {
    expect([regionLevelOf(code), areaPrefix(code)]).toEqual([level, prefix]);
  });

  it.each([
    '99010X',
    '99010100100',
    '9901010010000',
    '099101001000',
    '99010100100a',
    '９90101001000',
    '',
    '990101001000\n',
  ])('is refused: "%s"', (code) => {
    expect(() => parseRegionCode(code)).toThrow(
      expect.objectContaining({ code: 'REGION_CODE_MALFORMED' }),
    );
  });

  it('quotes the value and says what was expected', () => {
    expect(() => parseRegionCode('99010X')).toThrow(
      'Unknown region "99010X". Expected 12 digits, for example "990101001000".',
    );
  });

  it('knows its ancestors, nearest first', () => {
    expect(ancestorsOf('990101001001')).toEqual([
      '990101001000',
      '990101000000',
      '990100000000',
      '990000000000',
    ]);
    expect(ancestorsOf('990101001001001')[0]).toBe('990101001001');
    expect(ancestorsOf('990000000000')).toEqual([]);
    expect(ancestorAt('990101001001001', 'COUNTY')).toBe('990101000000');
  });

  it('contains what begins with its prefix', () => {
    expect(isWithin('990101001001001', '990101000000')).toBe(true);
    expect(isWithin('990101000000', '990101000000')).toBe(true);
    expect(isWithin('990102001000', '990101000000')).toBe(false);
    expect(isWithin('990101000000', '990101001000')).toBe(false);
  });
});

describe('a grid code', () => {
  it.each(['990101001001', '9901010010010012', '99010100100100x'])('is refused: "%s"', (code) => {
    expect(() => parseGridCode(code)).toThrow(
      expect.objectContaining({ code: 'GRID_CODE_MALFORMED' }),
    );
  });
});
