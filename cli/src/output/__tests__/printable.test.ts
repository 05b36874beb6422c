import { printable, printableLine } from '../printable';

test.each([
  ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
  ['\u001b]0;title\u0007', '·]0;title·'],
  ['a\u2028b\u202ec\u0000', 'a·b·c·'],
  ['信访 – é 👪', '信访 – é 👪'],
])('%j is printed as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
});

it('makes one line of several', () => {
  expect(printableLine('a\r\nb\nc')).toBe('a b c');
});
