import type { EntityFetchNode, Path, PlanNode, RootFetchNode } from '../../plan';
import { analysePlan } from '../planUse';

const at = (text: string): Path =>
  text
    .split('.')
    .filter((step) => step !== '')
    .map((step) =>
      step === '@'
        ? { kind: 'list' }
        : step.startsWith('|')
          ? { kind: 'type', types: [step.slice(1)] }
          : { kind: 'field', key: step },
    );

const root = (query: string): RootFetchNode => ({
  kind: 'rootFetch',
  subgraph: 'places',
  operationKind: 'query',
  query,
  operationName: undefined,
  variables: [],
  at: [],
  outputRewrites: [],
});

const entities = (subgraph: string, path: string, selection: string): EntityFetchNode => ({
  kind: 'entityFetch',
  subgraph,
  operationKind: 'query',
  query: `query($r: [_Any!]!) { _entities(representations: $r) { ${selection} } }`,
  operationName: undefined,
  variables: [],
  lists: [
    {
      field: '_entities',
      variable: 'r',
      paths: [at(path)],
      requires: [],
      inputRewrites: [],
      outputRewrites: [],
    },
  ],
});

const inSequence = (...nodes: PlanNode[]): PlanNode => ({ kind: 'sequence', nodes });

describe('analysePlan', () => {
  const grids = root('{ grids { region { code } } }');
  const region = entities('regions', 'grids.@.region', '... on Region { mayor { id } }');

  it('lets places share an answer whose objects no other fetch brings', () => {
    const inside = entities('people', 'grids.@.region.mayor', '... on Person { home { id } }');
    const beside = entities('stats', 'grids.@.region', '... on Region { stats { total } }');
    const use = analysePlan(inSequence(grids, region, beside, inside));
    expect([region, beside, inside].map(use.maySharePlaces)).toEqual([true, true, true]);
  });

  it('does not where another fetch at the place brings a part of the same object', () => {
    const beside = entities('people', 'grids.@.region', '... on Region { mayor { name } }');
    const use = analysePlan(inSequence(grids, region, beside));
    expect(use.maySharePlaces(region)).toBe(false);
  });

  it('does not where a fetch from above brings a part of the same object', () => {
    const above = root('{ grids { region { ...f } } } fragment f on Region { mayor { name } }');
    expect(analysePlan(inSequence(above, region)).maySharePlaces(region)).toBe(false);
  });

  it('does not where a path depends on types', () => {
    const typed = entities('people', 'grids.@.|Grid.region.mayor', '... on Person { name }');
    expect(analysePlan(inSequence(grids, region, typed)).maySharePlaces(region)).toBe(false);
  });

  it('knows fetches that could ask the same', () => {
    const again = entities('regions', 'others.@', '... on Region { mayor { id } }');
    const use = analysePlan(inSequence(grids, region, again));
    expect([grids, region, again].map(use.isRepeated)).toEqual([false, true, true]);
  });
});
