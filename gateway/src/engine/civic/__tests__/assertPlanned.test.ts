import { parse } from 'graphql';
import type { Plan } from '../../plan';
import { assertPlanned } from '../assertPlanned';
import { readOperation } from '../readOperation';

const planOf = (query: string): Plan => ({
  kind: 'rootFetch',
  subgraph: 'places',
  operationKind: 'query',
  query,
  operationName: undefined,
  variables: [],
  at: [],
  outputRewrites: [],
});

const codeOf = (operation: string, plan: Plan): unknown => {
  try {
    assertPlanned(readOperation(parse(operation), undefined), plan);
    return undefined;
  } catch (error) {
    return (error as { code?: unknown }).code;
  }
};

describe('a plan that leaves out a root field', () => {
  test.each<[string, string, Plan]>([
    ['has nothing at all', '{ place { code } }', null],
    ['has another field', '{ place { code } region { code } }', planOf('{ region { code } }')],
    ['has the field by another key', '{ a: place { code } }', planOf('{ place { code } }')],
    ['has nothing of a fragment', '{ ...F } fragment F on Query { place { code } }', null],
    [
      'has nothing of a condition',
      'query($if: Boolean!) { place @include(if: $if) { code } }',
      null as Plan,
    ],
  ])('%s', (_, operation, plan) => {
    expect(codeOf(operation, plan)).toBe('PLANNING_FAILED');
  });
});

describe('a plan is whole', () => {
  test.each<[string, string, Plan]>([
    [
      'without an object of which nothing can be asked',
      'query($if: Boolean!) { place @skip(if: $if) { ...F @include(if: $if) } } fragment F on Place { code }',
      null,
    ],
    [
      'without what can never be asked',
      'query($if: Boolean!) { ... @include(if: $if) { place @skip(if: $if) { code } } }',
      null,
    ],
    [
      'with every field',
      '{ a: place { code } ... { b: place { code } } }',
      planOf('{ a: place { code } b: place { code } }'),
    ],
    [
      'without what the operation leaves out',
      '{ __typename place @skip(if: true) { code } ... @include(if: false) { region { code } } }',
      null as Plan,
    ],
    [
      'with a field in another fetch',
      '{ place { code } region { code } }',
      {
        kind: 'parallel',
        nodes: [
          planOf('{ place { code } }'),
          {
            kind: 'condition',
            variable: 'if',
            whenTrue: planOf('{ region { code } }'),
            whenFalse: null,
          },
        ],
      } as Plan,
    ],
    [
      'with a field under a name that is put right',
      '{ place { code } }',
      {
        ...planOf('{ place_0: place { code } }'),
        outputRewrites: [
          { kind: 'rename', path: [{ kind: 'field', key: 'place_0' }], to: 'place' },
        ],
      } as Plan,
    ],
  ])('%s', (_, operation, plan) => {
    expect(codeOf(operation, plan)).toBe(undefined);
  });
});
