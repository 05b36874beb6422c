import { diffSchema } from '@graphql-inspector/core/diff/schema';
import { buildSchema } from 'graphql';
import { seen } from '../../__tests__/fixtures/check';
import { findCostChanges } from '../findCostChanges';
import { SchemaUse } from '../SchemaUse';

const before = `
  type Query { parks(first: Int = 10): ParkConnection! park(id: ID!): Park page(first: Int!, of: [ID!]!): [Park!]! }
  type ParkConnection { nodes: [Park!]! }
  type Park { name: String bench: Bench benches(first: Int = 20): [Bench!]! }
  type Bench { number: Int }
`;
const coordinates = ['Query.parks', 'ParkConnection.nodes', 'Park.name', 'Park.benches'];
const operations = [
  seen('named', '{ parks { nodes { name } } }', [
    'Query.parks',
    'ParkConnection.nodes',
    'Park.name',
  ]),
  seen('seated', '{ parks(first: 0) { nodes { benches { number } } } }', [
    ...coordinates,
    'Query.parks(first:)',
  ]),
  seen(
    'one',
    'query one($id: ID!, $on: Boolean!) { park(id: $id) @include(if: $on) { bench { number } } }',
    ['Query.park', 'Query.park(id:)', 'Park.bench', 'Bench.number'],
  ),
  seen(
    'paged',
    'query paged($n: Int!, $ids: [ID!]!) { page(first: $n, of: $ids) { benches { number } } }',
    ['Query.page', 'Park.benches'],
  ),
  seen('broken', '{ parks { ', ['Query.parks']),
  { ...seen('long', '', ['Query.parks', 'Park.benches', 'Park.bench']), document: null },
];

/** Each finding's severity with what its operations cost before and after. */
function dearer(text: string, by: string) {
  const schemas = { before: buildSchema(before), after: buildSchema(before.replace(text, by)) };
  const uses = operations.map((one) => new SchemaUse(one, schemas.before));
  return findCostChanges(diffSchema(schemas.before, schemas.after), uses, schemas).map(
    ({ code, severity, operations: found, unaffectedOperations }) => [
      code,
      severity,
      ...found.map(({ name, costBefore, costAfter }) => `${name} ${costBefore} ${costAfter}`),
      unaffectedOperations,
    ],
  );
}

it.each<[string, string, string, unknown]>([
  [
    'a default page grows a little',
    'first: Int = 20',
    'first: Int = 30',
    [['COST_CHANGED', 'INFO', 'seated 210 310', 'paged 210 310', 4]],
  ],
  [
    'a default page grows to twice its size',
    'first: Int = 10',
    'first: Int = 20',
    [['COST_CHANGED', 'WARNING', 'named 10 20', 'seated 210 420', 4]],
  ],
  [
    'a field gives a list now',
    'bench: Bench ',
    'bench: [Bench!] ',
    [['COST_CHANGED', 'WARNING', 'one 2 11', 5]],
  ],
  ['a page shrinks', 'first: Int = 20', 'first: Int = 2', []],
  ['a field is added', 'name: String', 'name: String title: String', []],
])('when %s, operations that become dearer are told', (_, text, by, expected) => {
  expect(dearer(text, by)).toEqual(expected);
});
