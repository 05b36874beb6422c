import { parseWholeNumber } from '../parseWholeNumber';

test.each(['0', '-1', '1.5', '', ' 1', '1e3', '0x1', 'NaN', '2147483647'])(
  '%j is no number of a version',
  (text) => {
    expect(() => parseWholeNumber(text)).toThrow(
      expect.objectContaining({ code: 'commander.invalidArgument' }),
    );
  },
);

test.each([
  ['1', 1],
  ['007', 7],
  ['2147483646', 2147483646],
])('%j is the number %d', (text, value) => {
  expect(parseWholeNumber(text)).toBe(value);
});
