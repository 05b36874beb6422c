import { federation } from './federation';

interface Filter {
  readonly text?: string | null;
  readonly range?: { readonly from: number; readonly to: number };
  readonly tags?: readonly (string | null)[];
}

const city = federation({
  archive: {
    sdl: `
      scalar Json
      enum Order { OLD NEW }
      input Range { from: Int! = 0 to: Int! }
      input Filter { text: String = "any" range: Range tags: [String] and: [Filter!] }
      type Query {
        echo(int: Int float: Float text: String id: ID on: Boolean order: Order json: Json
          list: [[Int!]] filter: Filter required: Int! = 7): Json
        files: [File!]!
      }
      type File @key(fields: "id") { id: ID! }`,
    resolvers: {
      Query: {
        echo: (_: unknown, given: unknown) => given,
        files: () => [{ id: 'd1' }, { id: 'd2' }],
      },
    },
  },
  notes: {
    sdl: `
      scalar Json
      input Range { from: Int! = 0 to: Int! }
      input Filter { text: String = "any" range: Range tags: [String] and: [Filter!] }
      type File @key(fields: "id") { id: ID! notes(filter: Filter first: Int = 3): Json }`,
    resolvers: {
      File: {
        notes: ({ id }: { id: string }, { filter, first }: { filter?: Filter; first: number }) =>
          JSON.stringify([id, filter ?? null, first]),
      },
    },
  },
});

const echo = (data: object) => ({ data: { echo: data } });

describe('variables', () => {
  it('of every kind come to the subgraph', () =>
    city.answers(
      `query($int: Int $float: Float $text: String $id: ID $on: Boolean $order: Order $json: Json $list: [[Int!]] $filter: Filter) {
        echo(int: $int float: $float text: $text id: $id on: $on order: $order json: $json list: $list filter: $filter)
      }`,
      echo({
        int: -3,
        float: 1.5,
        text: 'é "q"',
        id: '12',
        on: false,
        order: 'NEW',
        json: { a: [1, null, { b: 'c' }] },
        list: [[1, 2], [], null],
        filter: { text: 'any', range: { from: 0, to: 9 }, tags: ['x', null] },
        required: 7,
      }),
      {
        variables: {
          int: -3,
          float: 1.5,
          text: 'é "q"',
          id: 12,
          on: false,
          order: 'NEW',
          json: { a: [1, null, { b: 'c' }] },
          list: [[1, 2], [], null],
          filter: { range: { to: 9 }, tags: ['x', null] },
        },
      },
    ));

  it('that are not given take their default, or leave the argument to its own', () =>
    city.answers(
      'query($int: Int = 5 $text: String $required: Int! = 8) { echo(int: $int text: $text required: $required) }',
      echo({ int: 5, required: 8 }),
    ));

  it('that are null are null, and their default is not taken', () =>
    city.answers(
      'query($int: Int = 5 $text: String) { echo(int: $int text: $text) }',
      echo({ int: null, text: null, required: 7 }),
      { variables: { int: null, text: null } },
    ));

  it('stand within lists and input objects', () =>
    city.answers(
      'query($to: Int! $tag: String $row: [Int!]) { echo(list: [[1], $row] filter: { range: { to: $to } tags: ["a", $tag] and: [{ text: $tag }] }) }',
      echo({
        list: [[1], [2]],
        filter: {
          text: 'any',
          range: { from: 0, to: 4 },
          tags: ['a', 'b'],
          and: [{ text: 'b' }],
        },
        required: 7,
      }),
      { variables: { to: 4, tag: 'b', row: [2] } },
    ));

  it('come to the fetches of entities, each with what it uses', () =>
    city.answers(
      'query($first: Int $text: String = "old" $unused: Int) { files { notes(filter: { text: $text } first: $first) } echo(int: $unused) }',
      {
        data: {
          files: [{ notes: '["d1",{"text":"old"},2]' }, { notes: '["d2",{"text":"old"},2]' }],
          echo: { int: 1, required: 7 },
        },
      },
      { variables: { first: 2, unused: 1 }, fetches: { archive: 1, notes: 1 } },
    ));

  it('may not be called like the one of the representations', () =>
    city.answers(
      'query($representations: Int) { files { notes(first: $representations) } }',
      {
        errors: [
          {
            message:
              'The plan of the operation has "a variable called representations", which the hub does not do. Ask for it in another way.',
            extensions: { code: 'PLANNING_FAILED' },
          },
        ],
      },
      { variables: { representations: 9 }, unlike: { stock: 'fails in its own way' } },
    ));

  it('may be called as no variable of a program is', () =>
    city.answers(
      'query($__proto__: Int $constructor: String = "c") { echo(int: $__proto__ text: $constructor) }',
      echo({ int: 3, text: 'c', required: 7 }),
      { variables: JSON.parse('{"__proto__":3}') },
    ));
});

describe('a variable of a wrong value', () => {
  it.each([
    ['query($int: Int) { echo(int: $int) }', { int: 'x' }],
    ['query($f: Filter) { echo(filter: $f) }', { f: { range: {} } }],
    ['query($int: Int!) { echo(int: $int) }', {}],
  ])('is refused before any fetch: %s', async (operation, variables) => {
    for (const through of ['hive', 'apollo'] as const) {
      const { text, fetches } = await city.ask(through, operation, { variables });
      expect(JSON.parse(text)).toMatchObject({
        errors: [{ extensions: { code: expect.any(String) } }],
      });
      expect(fetches).toEqual([]);
    }
  });
});

const lists = federation({
  sums: { sdl: 'type Query { sum(of: [Int!]!): Int }', answer: () => ({ data: { sum: 0 } }) },
});

it('of a wrong type are told of up to a limit', async () => {
  const { text, fetches } = await lists.ask('hive', 'query($of: [Int!]!) { sum(of: $of) }', {
    variables: { of: Array(5000).fill('x') },
  });
  expect(JSON.parse(text).errors).toHaveLength(51);
  expect(fetches).toEqual([]);
});
