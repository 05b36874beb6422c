import type { FetchRequest } from '../../compile';
import type { FetchNode } from '../../plan';
import { PlanExplanation } from '../PlanExplanation';

const fetchOf = (query: string): FetchNode => ({
  kind: 'rootFetch',
  subgraph: 'places',
  operationKind: 'query',
  query,
  operationName: undefined,
  variables: [],
  at: [],
  outputRewrites: [],
});

const requestOf = (node: FetchNode): FetchRequest => ({
  node,
  subgraph: node.subgraph,
  query: node.query,
  operationName: undefined,
  isMutation: false,
  isShareable: true,
  variablesText: '{}',
  entities: 0,
});

describe('a plan explanation', () => {
  it('shows both branches of a condition, and tells equal fetches apart', () => {
    const [first, second, other] = [fetchOf('{a}'), fetchOf('{a}'), fetchOf('{b}')];
    const explanation = new PlanExplanation();
    const nodes = [
      first,
      { kind: 'condition', variable: 'all', whenTrue: second, whenFalse: other } as const,
      { kind: 'condition', variable: 'none', whenTrue: null, whenFalse: null } as const,
    ];
    explanation.planned({ kind: 'parallel', nodes }, true, performance.now());
    explanation.sending(requestOf(first), false)({ data: { a: [{ b: [[{}, null], 1] }] } });
    explanation.sending(requestOf(second), true)({ errors: [{ message: 'x' }], data: null });
    const fetch = { entities: 0, startMs: expect.any(Number), ms: expect.any(Number) };
    const fetched = { kind: 'rootFetch', subgraph: 'places' };
    expect(explanation.explain()).toMatchObject({
      tree: {
        kind: 'parallel',
        nodes: [
          { ...fetched, operation: '{a}', fetch: { ...fetch, rows: 2, errors: 0, shared: false } },
          {
            kind: 'condition',
            variable: 'all',
            whenTrue: {
              ...fetched,
              operation: '{a}',
              fetch: { ...fetch, rows: 0, errors: 1, shared: true },
            },
            whenFalse: { ...fetched, operation: '{b}', fetch: null },
          },
          { kind: 'condition', variable: 'none', whenTrue: null, whenFalse: null },
        ],
      },
      subgraphs: { places: { fetches: 1, rows: 2, ms: expect.any(Number) } },
    });
  });

  it('has no tree where no subgraph is asked', () => {
    const explanation = new PlanExplanation();
    explanation.planned(null, false, performance.now());
    expect(explanation.explain()).toMatchObject({ tree: null, subgraphs: {} });
  });
});
