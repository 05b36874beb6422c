import { fetchesOf } from '../../plan';
import { codeOf, compose, creators, planOf } from './fixtures';

/** Regions know their parents; a list of grids brings those of its regions, one step up. */
const places = compose({
  regions: `
    type Query { region: Region }
    type Region @key(fields: "code") { code: ID! name: String @shareable parent: Region @shareable }`,
  grids: `
    type Query { grids: [Grid] @provides(fields: "region { name parent { name } }") }
    type Grid @key(fields: "id") { id: ID! region: Region @external }
    type Region @key(fields: "code") { code: ID! name: String @external parent: Region @external }`,
  maps: `
    type Grid @key(fields: "id") { id: ID! region: Region @shareable }
    type Region @key(fields: "code") { code: ID! }`,
});

const hive = creators.hive();
afterAll(() => hive.close());

test('a plan takes what a field provides', async () => {
  const planner = await hive.open(places);
  const plan = await planOf(planner, '{ grids { id region { name parent { name } } } }');
  expect(fetchesOf(plan).map(({ subgraph }) => subgraph)).toEqual(['grids']);
});

test('a plan that takes more than a field provides is refused', async () => {
  const planner = await hive.open(places);
  const query = '{ grids { region { parent { name parent { name } } } } }';
  expect(await codeOf(planOf(planner, query))).toBe('PLANNING_FAILED');
});

test('what is provided elsewhere only is not taken', async () => {
  const planner = await hive.open(places);
  const plan = await planOf(planner, '{ region { parent { parent { name } } } }');
  expect(fetchesOf(plan).map(({ subgraph }) => subgraph)).toEqual(['regions']);
});

test('a plan that does not find the type of an interface object is refused', async () => {
  const planner = await hive.open(
    compose({
      registry: `
        type Query { petition: Petition }
        interface Record @key(fields: "id") { id: ID! }
        type Petition implements Record @key(fields: "id") { id: ID! }
        type Incident implements Record @key(fields: "id") { id: ID! }`,
      notes:
        'type Record @key(fields: "id") @interfaceObject { id: ID! note: String next: Record }',
    }),
  );
  for (const query of [
    '{ petition { next { ... on Incident { note } } } }',
    '{ petition { next { note ... on Incident { note } } } }',
    'query($a: Boolean!) { petition { next { note ... on Incident @include(if: $a) { note } } } }',
  ]) {
    expect(await codeOf(planOf(planner, query))).toBe('PLANNING_FAILED');
  }
  const known = await planOf(planner, '{ petition { next { id note } } }');
  expect(fetchesOf(known).map(({ subgraph }) => subgraph)).toEqual(['registry', 'notes']);
});
