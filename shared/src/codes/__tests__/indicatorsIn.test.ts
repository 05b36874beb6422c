import { indicatorsIn } from '../indicatorsIn';

it.each([
  ['', []],
  ['E02 信访按期办结率', ['E02']],
  ['A rate.\n  B02 one\n\n\tC03面积\nE10: another', ['B02', 'C03', 'E10']],
  ['not C03, which stands inside of a line', []],
  ['H99 is none', []],
  ['A123 is none', []],
])('names in %j the indicators %j', (text, ids) => {
  expect(indicatorsIn(text)).toEqual(ids);
});
