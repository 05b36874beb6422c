import { type EntityFetchNode, fetchesOf, type Plan } from '../../plan';
import type { Planner } from '../Planner';
import {
  codeOf,
  compose,
  composeHub,
  creators,
  planOf,
  readExamples,
  shop,
  zoo,
  zooPanic,
} from './fixtures';

const planners = { hive: creators.hive(), apollo: creators.apollo() };
const openPlanner = (name: keyof typeof planners, subgraphs: Record<string, string>) =>
  planners[name].open(compose(subgraphs));

afterAll(() => Promise.all(Object.values(planners).map((opened) => opened.close())));

const entityFetchesOf = (plan: Plan) =>
  fetchesOf(plan).filter((fetch): fetch is EntityFetchNode => fetch.kind === 'entityFetch');

const field = (key: string) => ({ kind: 'field', key });
const list = { kind: 'list' };
const type = (...types: string[]) => ({ kind: 'type', types });
const required = (name: string, key = name) => ({ kind: 'field', name, key });

describe.each(['hive', 'apollo'] as const)('the plans of %s', (name) => {
  describe('of the hub', () => {
    let planner: Planner;
    beforeAll(async () => {
      planner = await planners[name].open(composeHub());
    });

    it.each(readExamples())('bring what the example asks for: %s', async (_file, query) => {
      const fetches = fetchesOf(await planOf(planner, query));
      expect(fetches[0]).toMatchObject({ kind: 'rootFetch', operationKind: 'query', at: [] });
      for (const fetch of fetches) {
        for (const variable of fetch.variables) expect(fetch.query).toContain(`$${variable}`);
        for (const { paths } of fetch.kind === 'entityFetch' ? fetch.lists : []) {
          expect(paths.length).toBeGreaterThan(0);
        }
      }
    });
  });

  it('ask for entities where they stand, with what a field requires', async () => {
    const planner = await openPlanner(name, shop);
    const plan = await planOf(planner, '{ products { label } }');
    expect(plan).toMatchObject({
      kind: 'sequence',
      nodes: [
        { kind: 'rootFetch', subgraph: 'catalog', operationKind: 'query', at: [] },
        {
          kind: 'entityFetch',
          subgraph: 'taxes',
          operationKind: 'query',
          variables: [],
          lists: [
            {
              field: '_entities',
              variable: 'representations',
              paths: [[field('products'), list]],
              requires: [{ kind: 'fragment', type: 'Product' }],
            },
          ],
        },
      ],
    });
    const requires = entityFetchesOf(plan)[0]?.lists[0]?.requires[0]?.selections;
    expect(requires).toEqual(
      expect.arrayContaining(
        ['__typename', 'id', 'name'].map((key) => expect.objectContaining(required(key))),
      ),
    );
  });

  it('say by which variable a branch runs', async () => {
    const planner = await openPlanner(name, shop);
    const query = (directive: string) =>
      `query ($on: Boolean!) { product { id tax @${directive}(if: $on) } }`;
    const included = await planOf(planner, query('include'));
    const skipped = await planOf(planner, query('skip'));
    expect(included).toMatchObject({
      nodes: [
        {},
        { kind: 'condition', variable: 'on', whenTrue: { subgraph: 'taxes' }, whenFalse: null },
      ],
    });
    expect(skipped).toMatchObject({
      nodes: [
        {},
        { kind: 'condition', variable: 'on', whenTrue: null, whenFalse: { subgraph: 'taxes' } },
      ],
    });
  });

  it('rename the type for a subgraph that knows the interface only', async () => {
    const planner = await openPlanner(name, {
      types: `
        type Query { nodes: [Node!]! }
        interface Node @key(fields: "id") { id: ID! }
        type A implements Node @key(fields: "id") { id: ID! a: Int }`,
      counts: 'type Node @key(fields: "id") @interfaceObject { id: ID! count: Int }',
    });
    const [fetch] = entityFetchesOf(await planOf(planner, '{ nodes { count } }'));
    expect(fetch?.lists[0]?.inputRewrites).toEqual([
      { kind: 'set', path: [type('Node'), field('__typename')], value: 'Node' },
    ]);
  });

  it('put the answer of root fields where an object of the root type stands', async () => {
    const planner = await openPlanner(name, {
      a: 'type Query { a: Int again: Again } type Again { query: Query }',
      b: 'type Query { b: Int }',
    });
    const [, fetch] = fetchesOf(await planOf(planner, '{ again { query { b } } }'));
    expect(fetch).toMatchObject({
      kind: 'rootFetch',
      subgraph: 'b',
      at: [field('again'), field('query')],
    });
  });

  it('rename what two types of one list cannot answer under one key', async () => {
    const planner = await openPlanner(name, {
      a: 'type B @key(fields: "id") { id: ID! size: Int @shareable }',
      b: `
        type Query { things: [Thing!]! }
        union Thing = A | B
        type A @key(fields: "id") { id: ID! size: Int }
        type B @key(fields: "id") { id: ID! size: Int! @shareable }`,
    });
    const query = '{ things { ... on A { size } ... on B { size } } }';
    const alias = name === 'hive' ? '_internal_qp_alias_0' : 'size__alias_0';
    expect(await planOf(planner, query)).toMatchObject({
      kind: 'rootFetch',
      outputRewrites: [
        { kind: 'rename', path: [field('things'), type('B'), field(alias)], to: 'size' },
      ],
    });
  });

  it('are of the operation that is named', async () => {
    const planner = await openPlanner(name, shop);
    const query = 'query One { product { id } } query Two { products { id } }';
    const plan = await planner.plan({ query, operationName: 'Two' });
    expect(plan).toMatchObject({ kind: 'rootFetch', query: expect.stringContaining('products') });
  });

  it('are refused where a variable has the name of the representations', async () => {
    const planner = await openPlanner(name, {
      a: 'type Query { a: A } type A @key(fields: "id") { id: ID! }',
      b: 'type A @key(fields: "id") { id: ID! b(of: Int): Int }',
    });
    const query = 'query ($representations: Int) { a { b(of: $representations) } }';
    expect(await codeOf(planOf(planner, query))).toBe('PLANNING_FAILED');
  });

  it('are refused for subscriptions and for what is not GraphQL', async () => {
    const planner = await openPlanner(name, {
      a: 'type Query { a: Int } type Subscription { s: Int }',
    });
    expect(await codeOf(planOf(planner, 'subscription { s }'))).toBe('PLANNING_FAILED');
    expect(await codeOf(planOf(planner, '{ a'))).toBe('PLANNING_FAILED');
    expect(await codeOf(planOf(planner, '{ a }'))).toBe('none');
  });
});

describe('the plans of hive', () => {
  it('read a required field under the alias that the planner gave it', async () => {
    const planner = await openPlanner('hive', shop);
    const plan = await planOf(planner, '{ product { price(currency: "USD") tax } }');
    const [fetch] = entityFetchesOf(plan);
    const fields = fetch?.lists[0]?.requires[0]?.selections;
    const alias = '_internal_qp_alias_0';
    expect(fields).toContainEqual(expect.objectContaining(required('price', alias)));
    expect(fetchesOf(plan)[0]?.query).toContain(`${alias}: price(currency: "EUR")`);
  });

  it('ask for entities of several places at once', async () => {
    const planner = await openPlanner('hive', shop);
    const plan = await planOf(planner, '{ product { label } products { label } }');
    const [fetch, ...others] = entityFetchesOf(plan);
    expect(others).toEqual([]);
    expect(fetch?.lists).toMatchObject([{ field: '_e0', variable: '__batch_reps_0' }]);
    expect(fetch?.lists[0]?.paths).toHaveLength(2);
    expect(fetch?.lists[0]?.paths).toEqual(
      expect.arrayContaining([[field('product')], [field('products'), list]]),
    );
  });

  it('narrow a path to a type', async () => {
    const planner = await openPlanner('hive', zoo);
    const plan = await planOf(planner, '{ animals { ... on Cat { home { rent } } } }');
    expect(entityFetchesOf(plan)[0]?.lists[0]?.paths).toEqual([
      [field('animals'), list, type('Cat'), field('home')],
    ]);
  });

  it('are refused for mutations of several subgraphs, which they do not keep in order', async () => {
    const planner = await openPlanner('hive', {
      a: 'type Query { a: Int } type Mutation { first: A third: A } type A @key(fields: "id") { id: ID! }',
      b: 'type Mutation { second: A } type A @key(fields: "id") { id: ID! name: String }',
    });
    const query = 'mutation { first { name } second { id } third { id } }';
    expect(await codeOf(planOf(planner, query))).toBe('PLANNING_FAILED');
    expect(await planOf(planner, 'mutation { first { id } }')).toMatchObject({
      kind: 'rootFetch',
      operationKind: 'mutation',
    });
  });
});

describe('the plans of apollo', () => {
  it('narrow a path to a type', async () => {
    const planner = await openPlanner('apollo', zoo);
    const paths = entityFetchesOf(await planOf(planner, zooPanic)).map(
      ({ lists }) => lists[0]?.paths,
    );
    expect(paths).toEqual(
      ['Cat', 'Dog'].map((animal) => [[field('animals'), list, type(animal), field('home')]]),
    );
  });

  it('keep mutations of several subgraphs in order', async () => {
    const planner = await openPlanner('apollo', {
      a: 'type Query { a: Int } type Mutation { first: A third: A } type A @key(fields: "id") { id: ID! }',
      b: 'type Mutation { second: A } type A @key(fields: "id") { id: ID! name: String }',
    });
    const plan = await planOf(planner, 'mutation { first { name } second { id } third { id } }');
    expect(plan).toMatchObject({
      kind: 'sequence',
      nodes: [
        { kind: 'rootFetch', subgraph: 'a', operationKind: 'mutation' },
        { kind: 'entityFetch', subgraph: 'b', operationKind: 'query' },
        { kind: 'rootFetch', subgraph: 'b', operationKind: 'mutation' },
        { kind: 'rootFetch', subgraph: 'a', operationKind: 'mutation' },
      ],
    });
  });

  it('are null for an operation that needs no subgraph', async () => {
    const planner = await openPlanner('apollo', shop);
    expect(await planOf(planner, '{ __schema { queryType { name } } }')).toBeNull();
  });

  it('are refused where a context gives an argument', async () => {
    const planner = await openPlanner('apollo', {
      a: `
        type Query { whole: Whole }
        type Whole @key(fields: "id") @context(name: "w") { id: ID! count: Int! part: Part }
        type Part @key(fields: "id") { id: ID! n(of: Int @fromContext(field: "$w { count }")): Int }`,
      b: 'type Query { b: Int } type Whole @key(fields: "id") { id: ID! b: Int }',
    });
    expect(await codeOf(planOf(planner, '{ whole { part { n } } }'))).toBe('PLANNING_FAILED');
    expect(await codeOf(planOf(planner, '{ whole { part { id } } }'))).toBe('none');
  });
});
