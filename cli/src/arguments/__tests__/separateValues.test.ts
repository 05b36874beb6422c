import { separateValues } from '../separateValues';

test.each([
  [['--schema=a=b'], ['--schema', 'a=b']],
  [['--label='], ['--label', '']],
  [['--label=two\nlines'], ['--label', 'two\nlines']],
  [
    ['--yes', 'a=b', '-x=y', '--=x'],
    ['--yes', 'a=b', '-x=y', '--=x'],
  ],
  [
    ['--a=b', '--', '--c=d'],
    ['--a', 'b', '--', '--c=d'],
  ],
])('%j is read as %j', (words, separated) => {
  expect(separateValues(words)).toEqual(separated);
});
