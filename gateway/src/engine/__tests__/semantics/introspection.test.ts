import { federation } from './federation';

const city = federation({
  lamps: {
    sdl: `
      type Query { lamp: Lamp! count(of: String = "all"): Int }
      "Lights a street."
      type Lamp @key(fields: "id") { id: ID! height: Int internal: String @inaccessible }
      enum Bulb { LED SODIUM @deprecated(reason: "dark") }`,
    resolvers: { Query: { lamp: () => ({ id: 'l1', height: 5 }), count: () => 4 } },
  },
  power: {
    sdl: 'type Lamp @key(fields: "id") { id: ID! watts: Int }',
    resolvers: { Lamp: { watts: () => 60 } },
  },
});

const lampFields = [{ name: 'id' }, { name: 'height' }, { name: 'watts' }];

describe('introspection', () => {
  it('stands beside data, in the order asked', () =>
    city.answers(
      '{ __typename lamp { watts } __type(name: "Lamp") { kind name description } count }',
      {
        data: {
          __typename: 'Query',
          lamp: { watts: 60 },
          __type: { kind: 'OBJECT', name: 'Lamp', description: 'Lights a street.' },
          count: 4,
        },
      },
    ));

  it('shows the composed schema without what is not accessible', () =>
    city.answers('{ __type(name: "Lamp") { fields { name } } }', {
      data: { __type: { fields: lampFields } },
    }));

  it('has aliases that every object inherits', () =>
    city.answers(
      '{ __proto__: __type(name: "Lamp") { name } constructor: __type(name: "Bulb") { name } count }',
      '{"data":{"__proto__":{"name":"Lamp"},"constructor":{"name":"Bulb"},"count":4}}',
    ));

  it('has aliases, twice the same field', () =>
    city.answers(
      '{ q: __typename a: __type(name: "Lamp") { n: name } b: __type(name: "Nobody") { n: name } s: __schema { queryType { name } mutationType { name } } }',
      {
        data: {
          q: 'Query',
          a: { n: 'Lamp' },
          b: null,
          s: { queryType: { name: 'Query' }, mutationType: null },
        },
      },
      { fetches: {} },
    ));

  it('comes in fragments on Query and takes variables', () =>
    city.answers(
      `query($name: String! $old: Boolean = true $on: Boolean!) { ...Q ... @include(if: $on) { __schema { __typename } } }
       fragment Q on Query { lamp { ...L } ... on Query { __type(name: $name) { ...T } } }
       fragment T on __Type { enumValues(includeDeprecated: $old) { name isDeprecated deprecationReason } }
       fragment L on Lamp { id __typename }`,
      {
        data: {
          lamp: { id: 'l1', __typename: 'Lamp' },
          __type: {
            enumValues: [
              { name: 'LED', isDeprecated: false, deprecationReason: null },
              { name: 'SODIUM', isDeprecated: true, deprecationReason: 'dark' },
            ],
          },
        },
      },
      {
        variables: { name: 'Bulb', on: false },
        fetches: { lamps: 1 },
        unlike: { stock: 'cannot plan introspection under conditions' },
      },
    ));

  it('tells of arguments and their defaults', () =>
    city.answers(
      '{ count __schema { queryType { fields { name args { name defaultValue type { name } } } } } }',
      {
        data: {
          count: 4,
          __schema: {
            queryType: {
              fields: [
                { name: 'lamp', args: [] },
                {
                  name: 'count',
                  args: [{ name: 'of', defaultValue: '"all"', type: { name: 'String' } }],
                },
              ],
            },
          },
        },
      },
    ));

  it('of the type name alone needs no subgraph', () =>
    city.answers(
      '{ __typename a: __typename }',
      { data: { __typename: 'Query', a: 'Query' } },
      { fetches: {} },
    ));
});

describe('a document of several operations', () => {
  const document = `
    query First { lamp { ...F } }
    query Second($x: Boolean = true) { lamp { id watts @include(if: $x) } }
    query Third { count }
    fragment F on Lamp { height }`;

  it.each([
    ['First', { lamp: { height: 5 } }],
    ['Second', { lamp: { id: 'l1', watts: 60 } }],
    ['Third', { count: 4 }],
  ])('runs the one that is named: %s', (operationName, data) =>
    city.answers(document, { data }, { operationName }),
  );

  it.each([
    ['no name', {}],
    ['an unknown name', { operationName: 'Fourth' }],
  ])('is refused with %s', async (_, asked) => {
    for (const through of ['hive', 'apollo'] as const) {
      const { text, fetches } = await city.ask(through, document, asked);
      expect(JSON.parse(text).errors).toMatchObject([
        { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
      ]);
      expect(fetches).toEqual([]);
    }
  });
});
