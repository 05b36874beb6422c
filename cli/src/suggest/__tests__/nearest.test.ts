import { nearest } from '../nearest';

test.each([
  ['housng', 'housing'],
  ['Housing', 'housing'],
  ['disputse', 'disputes'],
  ['housing', 'housing'],
  ['hsg', null],
  ['petitions', null],
  ['', null],
  ['ab', null],
])('%j is near to %j', (word, meant) => {
  expect(nearest(word, ['disputes', 'housing', 'b', 'a'])).toBe(meant);
});

it('prefers the nearest, and the first of several as near', () => {
  expect(nearest('visit', ['visited', 'visits', 'visita'])).toBe('visits');
});
