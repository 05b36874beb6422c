import { diffSchema } from '@graphql-inspector/core/diff/schema';
import { buildSchema } from 'graphql';
import { seen } from '../../__tests__/fixtures/check';
import { findBreakingChanges } from '../findBreakingChanges';
import { SchemaUse } from '../SchemaUse';

const before = `
  type Query { park(id: ID, near: Place, size: Int = 3): Park things: [Thing!]! mood: Mood keep(of: Park2): Int }
  type Park implements Named { name: String rating: Int benches(first: Int): [Bench!]! }
  type Bench implements Named { name: String }
  interface Named { name: String }
  union Thing = Park | Bench
  enum Mood { GLAD SAD }
  input Place { town: String street: String = "Main" mood: Mood }
  input Park2 { place: Place }
  scalar Weight
  directive @loud on FIELD
`;

const operations = {
  byId: seen('byId', 'query byId($id: ID) { park(id: $id) { name } }', [
    'ID',
    'Query.park',
    'Query.park(id:)',
    'Park.name',
  ]),
  byIdSurely: seen('byIdSurely', 'query byIdSurely($id: ID!) { park(id: $id) { name } }', [
    'ID',
    'Query.park',
    'Query.park(id:)',
    'Park.name',
  ]),
  byText: seen('byText', '{ park(id: "") { rating } }', [
    'Query.park',
    'Query.park(id:)',
    'Park.rating',
  ]),
  all: seen('all', '{ park { benches { name } } }', ['Query.park', 'Park.benches', 'Bench.name']),
  nearby: seen('nearby', '{ park(near: {}) { name } }', [
    'Query.park',
    'Query.park(near:)',
    'Place.town',
    'Park.name',
  ]),
  near: seen('near', 'query near($p: Place) { park(near: $p) { name } }', [
    'Place',
    'Query.park',
    'Query.park(near:)',
    'Park.name',
  ]),
  kept: seen('kept', 'query kept($p: Park2) { keep(of: $p) }', [
    'Park2',
    'Query.keep',
    'Query.keep(of:)',
  ]),
  moods: seen('moods', '{ mood }', ['Query.mood']),
  sad: seen('sad', '{ park(near: {}) { name } }', [
    'Query.park',
    'Query.park(near:)',
    'Place.mood',
    'Mood.SAD',
    'Park.name',
  ]),
  things: seen('things', '{ things { ... on Bench { name } } }', [
    'Query.things',
    'Bench',
    'Bench.name',
  ]),
  loud: seen('loud', '{ mood @loud }', ['Query.mood']),
};

/** The breaking changes by coordinate, each with its severity and the operations that it breaks. */
function broken(text: string, by: string) {
  const schemas = { before: buildSchema(before), after: buildSchema(before.replace(text, by)) };
  const uses = Object.values(operations).map((one) => new SchemaUse(one, schemas.before));
  const changes = diffSchema(schemas.before, schemas.after);
  return Object.fromEntries(
    findBreakingChanges(changes, uses, schemas, null).map((finding) => [
      `${finding.severity} ${finding.coordinate}`,
      finding.operations.map(({ name }) => name).join(' '),
    ]),
  );
}

it.each<[string, string, string, Record<string, string>]>([
  ['a field is removed', ' rating: Int', '', { 'ERROR Park.rating': 'byText' }],
  [
    'a field nobody asks for is removed',
    'name: String rating',
    'name: String unused: Int rating',
    {},
  ],
  ['a field gives another type', 'rating: Int', 'rating: Float', { 'ERROR Park.rating': 'byText' }],
  ['a field is never null any more', 'rating: Int', 'rating: Int!', {}],
  [
    'a field may be null now',
    'benches(first: Int): [Bench!]!',
    'benches(first: Int): [Bench!]',
    { 'ERROR Park.benches': 'all' },
  ],
  ['an argument is removed', 'id: ID, ', '', { 'ERROR Query.park(id:)': 'byId byIdSurely byText' }],
  [
    'an argument is required',
    'id: ID,',
    'id: ID!,',
    { 'ERROR Query.park(id:)': 'byId all nearby near sad' },
  ],
  [
    'an argument gets another type',
    'id: ID,',
    'id: Int,',
    { 'ERROR Query.park(id:)': 'byId byIdSurely byText' },
  ],
  [
    'a required argument is added',
    'first: Int',
    'first: Int, of: ID!',
    { 'ERROR Park.benches(of:)': 'all' },
  ],
  ['an argument that may be left out is added', 'first: Int', 'first: Int, of: ID', {}],
  [
    'a required argument loses its default',
    'size: Int = 3',
    'size: Int!',
    { 'ERROR Query.park(size:)': 'byId byIdSurely byText all nearby near sad' },
  ],
  [
    'a default changes',
    'size: Int = 3',
    'size: Int = 4',
    { 'INFO Query.park(size:)': 'byId byIdSurely byText all nearby near sad' },
  ],
  [
    'a required input field is added',
    'town: String',
    'town: String where: ID!',
    { 'ERROR Place.where': 'nearby near kept sad' },
  ],
  [
    'an input field is required',
    'town: String',
    'town: String!',
    { 'ERROR Place.town': 'near kept sad' },
  ],
  [
    'an input field gets another type',
    'town: String',
    'town: Int',
    { 'ERROR Place.town': 'nearby near kept sad' },
  ],
  ['an input field is removed', 'town: String ', '', { 'ERROR Place.town': 'nearby near kept' }],
  ['an enum value is removed', ' SAD', '', { 'ERROR Mood.SAD': 'near kept sad' }],
  ['an enum value is added', ' SAD', ' SAD CALM', { 'INFO Mood.CALM': 'moods loud' }],
  ['a member of a union is removed', 'Park | Bench', 'Park', { 'ERROR Thing': 'things' }],
  [
    'a member of a union is added',
    'union Thing = Park | Bench',
    'type Tree { name: String } union Thing = Park | Bench | Tree',
    { 'INFO Thing': 'things' },
  ],
  [
    'an interface is no longer implemented',
    'type Bench implements Named',
    'type Bench',
    { 'WARNING Bench': '' },
  ],
  ['a type nobody uses is removed', 'scalar Weight', '', { 'WARNING Weight': '' }],
  [
    'a type is another kind',
    'enum Mood { GLAD SAD }',
    'scalar Mood',
    { 'ERROR Mood': 'near kept moods sad loud' },
  ],
  ['a directive is removed', 'directive @loud on FIELD', '', { 'ERROR @loud': 'loud' }],
])('when %s, what uses it is broken', (_, text, by, expected) => {
  expect(broken(text, by)).toEqual(expected);
});

it.each<[string, string, string, readonly string[]]>([
  ['a field it asks for is removed', 'name: String rating', 'rating', ['Park.name']],
  ['an argument that it may give is required', 'id: ID,', 'id: ID!,', ['Query.park(id:)']],
  ['a directive is removed', 'directive @loud on FIELD', '', ['@loud']],
  ['what it does not ask for is removed', ' rating: Int', '', []],
])('an operation whose document is not kept is broken when %s', (_, text, by, expected) => {
  const schemas = { before: buildSchema(before), after: buildSchema(before.replace(text, by)) };
  const use = new SchemaUse({ ...operations.byId, document: null }, schemas.before);
  const changes = diffSchema(schemas.before, schemas.after);
  const found = findBreakingChanges(changes, [use], schemas, null);
  expect(
    found.filter((one) => one.operations.length > 0).map(({ coordinate }) => coordinate),
  ).toEqual(expected);
});

it('a finding names clients, counts and days, and how many operations are left alone', () => {
  const schemas = {
    before: buildSchema(before),
    after: buildSchema(before.replace(' rating: Int', '')),
  };
  const uses = [operations.byText, operations.moods].map(
    (one) => new SchemaUse(one, schemas.before),
  );
  const [finding] = findBreakingChanges(
    diffSchema(schemas.before, schemas.after),
    uses,
    schemas,
    null,
  );
  expect(finding).toMatchObject({
    code: 'BREAKING_CHANGE',
    operations: [
      {
        name: 'byText',
        hash: operations.byText.hash,
        clients: [{ name: 'dashboard', version: '1.2', count: 2 }],
        count: 2,
        lastUsedOn: '2026-10-03',
        costBefore: null,
        costAfter: null,
      },
    ],
    unaffectedOperations: 1,
  });
});
