import { defineRollup, type Equation, type Measure } from '../Rollup';

const flow = (name: string): Measure => ({ name, kind: 'FLOW' });
const stock = (name: string): Measure => ({ name, kind: 'STOCK' });

function define(measures: Measure[], equations: Equation[] = []) {
  return defineRollup({ table: 't', threshold: 5, finest: 'TOWN', measures, equations });
}

test('a definition knows the position of every measure', () => {
  expect([...define([flow('a'), stock('b')]).indexOf]).toEqual([
    ['a', 0],
    ['b', 1],
  ]);
});

test.each<[string, Measure[], Equation[]]>([
  ['two measures of one name', [flow('a'), flow('a')], []],
  ['a name that is not a column', [flow('aB')], []],
  ['an amount without its count', [{ ...flow('yuan'), amount: 'paid' }], []],
  [
    'an amount of another kind than its count',
    [stock('paid'), { ...flow('yuan'), amount: 'paid' }],
    [],
  ],
  ['an equation of an unknown measure', [flow('a')], [{ total: 'a', parts: ['b'] }]],
  ['an equation of two kinds', [flow('a'), stock('b')], [{ total: 'a', parts: ['b'] }]],
  ['an equation of a measure with itself', [flow('a')], [{ total: 'a', parts: ['a'] }]],
  ['an equation without parts', [flow('a')], [{ total: 'a', parts: [] }]],
  [
    'an equation of amounts',
    [flow('a'), { ...flow('yuan'), amount: 'a' }],
    [{ total: 'a', parts: ['yuan'] }],
  ],
])('%s is refused', (_, measures, equations) => {
  expect(() => define(measures, equations)).toThrow(
    expect.objectContaining({ code: 'ARGUMENT_INVALID' }),
  );
});
