import { parse } from 'graphql';
import type { EntityFetchNode, Path, Plan, RootFetchNode } from '../../plan';
import { createClientPaths } from '../clientPaths';
import { compilePlan } from '../compilePlan';
import { readEntityFacts } from '../EntityFacts';
import { analysePlan } from '../planUse';
import type { FetchRequest, Run } from '../Run';
import { createTypeTable } from '../TypeTable';

const supergraph = parse(
  'interface Place { code: ID! } type Region implements Place { code: ID! } type Query { a: ID }',
);
const types = createTypeTable(supergraph);
const facts = readEntityFacts(supergraph);
const region = (code: string) => ({ __typename: 'Region', code });

describe('entities that stand at many places', () => {
  test('are asked for once, completed once, and one object where their path is one', async () => {
    const { run, sent } = createRun({
      root: { a: [{ r: region('1') }, { r: region('2') }, { r: region('1') }], b: region('1') },
      stats: { _entities: [{ total: 10 }, { total: 20 }] },
      homes: { _entities: [{ homes: { sum: 1 } }, { homes: { sum: 2 } }] },
    });
    const paths = [pathOf('a.@.r'), pathOf('b')];
    await execute(inOrder(root, together(entities('stats', paths), entities('homes', paths))), run);

    const representations =
      '[{"__typename":"Region","code":"1"},{"__typename":"Region","code":"2"}]';
    expect(sent).toEqual([
      'root {}',
      `stats {"representations":${representations}}`,
      `homes {"representations":${representations}}`,
    ]);
    const one = { ...region('1'), total: 10, homes: { sum: 1 } };
    const two = { ...region('2'), total: 20, homes: { sum: 2 } };
    expect(run.data).toEqual({ a: [{ r: one }, { r: two }, { r: one }], b: one });
    const [first, , third] = run.data.a as { r: unknown }[];
    expect(third?.r).toBe(first?.r);
    expect(run.data.b).not.toBe(first?.r);
    expect(run.isGraph).toBe(true);
  });

  test('stay apart where they differ', async () => {
    const [one, other] = [
      { ...region('1'), kind: null },
      { ...region('1'), kind: 'TOWN' },
    ];
    const { run } = createRun({
      root: { a: [{ r: one }, { r: other }] },
      stats: { _entities: [{ total: 10 }] },
    });
    await execute(inOrder(root, entities('stats', [pathOf('a.@.r')])), run);
    expect(run.data).toEqual({ a: [{ r: { ...one, total: 10 } }, { r: { ...other, total: 10 } }] });
  });

  test('stay apart where a path depends on types', async () => {
    const { run } = createRun({
      root: {
        a: [
          { __typename: 'Region', r: region('1') },
          { __typename: 'Other', r: region('1') },
        ],
      },
      stats: { _entities: [{ total: 10 }] },
      homes: { _entities: [{ total: 'homes' }] },
    });
    const typed: Path = [
      { kind: 'field', key: 'a' },
      { kind: 'list' },
      { kind: 'type', types: ['Other'] },
      { kind: 'field', key: 'r' },
    ];
    await execute(
      inOrder(root, entities('stats', [pathOf('a.@.r')]), entities('homes', [typed])),
      run,
    );
    expect(run.data.a).toEqual([
      { __typename: 'Region', r: { ...region('1'), total: 10 } },
      { __typename: 'Other', r: { ...region('1'), total: 'homes' } },
    ]);
  });

  test('are all named when they cannot be had', async () => {
    const { run } = createRun({ root: { a: [{ r: region('1') }, { r: region('1') }] } });
    await execute(inOrder(root, entities('stats', [pathOf('a.@.r')])), run);
    expect(run.errors.map(({ path }) => path)).toEqual([
      ['a', 0, 'r', 'total'],
      ['a', 1, 'r', 'total'],
    ]);
  });
});

const root: RootFetchNode = {
  kind: 'rootFetch',
  subgraph: 'root',
  operationKind: 'query',
  query: '{ a { r { code } } b { code } }',
  operationName: undefined,
  variables: [],
  at: [],
  outputRewrites: [],
};

function entities(subgraph: string, paths: readonly Path[]): EntityFetchNode {
  return {
    kind: 'entityFetch',
    operationKind: 'query',
    subgraph,
    query: `query($representations: [_Any!]!) { _entities(representations: $representations) { ... on Region { ${subgraph === 'homes' ? 'homes { sum }' : 'total'} } } }`,
    operationName: undefined,
    variables: [],
    lists: [
      {
        field: '_entities',
        variable: 'representations',
        paths,
        requires: [
          {
            kind: 'fragment',
            type: 'Region',
            selections: [
              { kind: 'field', name: '__typename', key: '__typename', selections: undefined },
              { kind: 'field', name: 'code', key: 'code', selections: undefined },
            ],
            skipIf: undefined,
            includeIf: undefined,
          },
        ],
        inputRewrites: [],
        outputRewrites: [],
      },
    ],
  };
}

function pathOf(text: string): Path {
  return text.split('.').map((key) => (key === '@' ? { kind: 'list' } : { kind: 'field', key }));
}

function inOrder(...nodes: NonNullable<Plan>[]): Plan {
  return { kind: 'sequence', nodes };
}

function together(...nodes: NonNullable<Plan>[]): NonNullable<Plan> {
  return { kind: 'parallel', nodes };
}

function createRun(answers: Record<string, object>): { run: Run; sent: string[] } {
  const sent: string[] = [];
  const run: Run = {
    data: {},
    errors: [],
    variables: {},
    isGraph: false,
    collections: undefined,
    isAborted: () => false,
    variablesText: () => '',
    send: async ({ subgraph, variablesText }: FetchRequest) => {
      sent.push(`${subgraph} ${variablesText}`);
      const data = answers[subgraph];
      return data ? { data: data as never } : { errors: [{ message: 'Nothing.' }] };
    },
  };
  return { run, sent };
}

async function execute(plan: Plan, run: Run): Promise<void> {
  const document = parse('{ a { r { code total homes { sum } } } b { code total homes { sum } } }');
  const [operation] = document.definitions;
  if (operation?.kind !== 'OperationDefinition') throw new Error('No operation.');
  const clientPaths = createClientPaths(operation.selectionSet, new Map());
  await compilePlan(plan, { types, entities: facts, clientPaths, use: analysePlan(plan) })(run);
}
