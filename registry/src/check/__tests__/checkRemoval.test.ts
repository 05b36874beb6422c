import type { SeenOperation } from '../CheckInput';
import { checkRemoval } from '../checkRemoval';
import { composeAll } from '../composeAll';
import { encodeOperations } from '../OperationPages';
import { seen, told } from './fixtures/check';
import { parks, trees } from './fixtures/sdl';

const both = [
  { name: 'parks', sdl: parks },
  { name: 'trees', sdl: trees },
];
const { supergraphSdl } = composeAll(both);
const remove = (name: string, operations: readonly SeenOperation[] = []) =>
  checkRemoval({
    name,
    others: both.filter((one) => one.name !== name),
    supergraphSdl,
    operations: [encodeOperations(operations)],
  });

it('what nobody asks for may go: warnings, and the supergraph without it', () => {
  const result = remove('trees');
  expect(result.findings.map(told)).toEqual([
    'WARNING BREAKING_CHANGE - Tree',
    'WARNING BREAKING_CHANGE - Query.tree',
  ]);
  expect(result.supergraphSdl).toBe(composeAll([{ name: 'parks', sdl: parks }]).supergraphSdl);
});

it('operations in use stand against it', () => {
  const { findings } = remove('trees', [
    seen('shade', '{ tree(treeId: "") { treeId } }', [
      'Query.tree',
      'Query.tree(treeId:)',
      'Tree.treeId',
    ]),
  ]);
  expect(findings.map(({ severity, operations }) => [severity, operations.length])).toEqual([
    ['ERROR', 1],
    ['ERROR', 1],
  ]);
});

it('what the others need of it stands against it, with their places', () => {
  const { findings, supergraphSdl: left } = checkRemoval({
    name: 'parks',
    others: [
      {
        name: 'trees',
        sdl: trees
          .replace('park: Park', 'park: Park @provides(fields: "name")')
          .replace('"@key"', '"@key", "@provides"')
          .replace('  parkId: ID!', '  parkId: ID!\n  name: String! @external'),
      },
    ],
    supergraphSdl,
    operations: [],
  });
  expect(left).toBeNull();
  expect(findings).toMatchObject([
    {
      code: 'EXTERNAL_MISSING_ON_BASE',
      line: null,
      others: [{ subgraph: 'trees', line: 13, column: 3 }],
    },
  ]);
});

it('the last one cannot go', () => {
  const { findings, supergraphSdl: left } = checkRemoval({
    name: 'parks',
    others: [],
    supergraphSdl,
    operations: [],
  });
  expect(left).toBeNull();
  expect(findings.map(({ severity }) => severity)).toEqual(['ERROR']);
});
