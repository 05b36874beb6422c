import { hasLongNumber as hasLong, isExactNumber, parseJson, writeJson } from '..';

const hasLongNumber = (text: string) => hasLong(Buffer.from(text), text);

describe('JSON with numbers that a double would not keep', () => {
  it.each([
    '9007199254740993',
    '-9007199254740993',
    '[1,12345678901234567890]',
    '{"a":0.12345678901234567891}',
    '{"a":-0.000000000000000000000000000012345678901234567891}',
    '{"a":[[{"b":9007199254740993}]],"c":1.5}',
    '{"a":1e400,"b":-1e-400,"c":12E+999}',
    '{"__proto__":{"polluted":9007199254740993}}',
    '{"lone":"\\ud800","n":9007199254740993}',
  ])('%s comes out as it went in', (text) => {
    expect(writeJson(parseJson(text))).toBe(text);
    expect(writeJson(parseJson(Buffer.from(text)))).toBe(text);
    expect({}).not.toHaveProperty('polluted');
  });

  it.each([
    '{"a":1,"b":[1.5,-3,0,1e5,"x"],"c":null,"d":true}',
    '{"a":1.0000000000000000000,"b":100000000000000.00}',
    '{"id":"990101001000001","long":"12345678901234567890","hex":"3e512"}',
    '{"time":1790000000000,"quote":"\\"","lone":"\\udc00"}',
    ' [ 1 ] ',
  ])('%s is what JSON.parse makes of it', (text) => {
    expect(parseJson(text)).toEqual(JSON.parse(text));
  });

  it('takes the last of two members with one key, as JSON.parse does', () => {
    expect(writeJson(parseJson('{"a":{"x":1},"a":9007199254740993}'))).toBe(
      '{"a":9007199254740993}',
    );
  });

  it('gives an object with a key "__proto__" no other prototype', () => {
    const value = parseJson('{"__proto__":{"x":9007199254740993}}') as object;
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(Object.keys(value)).toEqual(['__proto__']);
  });

  it.each(['', '{', '{"a":9007199254740993', '[9007199254740993,]', '09007199254740993', 'NaN'])(
    'refuses %p',
    (text) => {
      expect(() => parseJson(text)).toThrow(SyntaxError);
    },
  );

  it('fails and does not crash on hostile nesting', () => {
    const depth = 200_000;
    const text = `${'['.repeat(depth)}9007199254740993${']'.repeat(depth)}`;
    expect(() => parseJson(text)).toThrow(RangeError);
  });

  it('does not take data for such a number because it has its members', () => {
    const data = parseJson('{"isLosslessNumber":true,"value":"}{"}');
    expect(isExactNumber(data)).toBe(false);
    expect(writeJson(data)).toBe('{"isLosslessNumber":true,"value":"}{"}');
  });
});

describe('the search for long numbers', () => {
  it.each([
    ['12345678901234567', true],
    ['-12345678901234567', true],
    ['{"a": 1234567890.12345678}', true],
    ['{"a": 1.0000000000000000}', true],
    ['{"a":0.9098143236074271,"b":12345678901234567}', true],
    ['[1234567890123456e1]', true],
    ['{"a":0.9098143236074271,"b":[1234567890123456,-0.8365817091454273]}', false],
    ['[1e308]', true],
    ['"1234567890123456"', false],
    ['"-1234567890123456"', false],
    ['123456789012345', false],
    ['{"id":"9e512","other":"3e512"}', false],
    ['{"when":"2026-10-31T08:00:00Z"}', false],
  ])('finds in %s: %s', (text, expected) => {
    expect(hasLongNumber(text)).toBe(expected);
  });

  it('finds one wherever it stands', () => {
    for (let before = 0; before < 40; before++) {
      expect(hasLongNumber(`["${'x'.repeat(before)}",12345678901234567]`)).toBe(true);
    }
  });

  it('passes over a run of digits once, however long', () => {
    expect(hasLongNumber(`{"digits":"${'1'.repeat(4_000_000)}","n":12345678901234567}`)).toBe(true);
  });
});
