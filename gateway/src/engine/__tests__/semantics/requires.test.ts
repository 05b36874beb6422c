import { failure } from './createSource';
import { representationsOf } from './Fetch';
import { federation } from './federation';

const conflict = { stock: 'forgets the arguments of a required field' };

const city = federation({
  housing: {
    sdl: `
      type Query { flat: Flat flats: [Flat!]! }
      type Flat @key(fields: "id") {
        id: ID! rooms: Int area(unit: Unit = SQUARE_METRE): Int
        owner: Owner doors: [Door!]! part: Part
      }
      enum Unit { SQUARE_METRE SQUARE_FOOT }
      type Owner { name: String age: Int }
      type Door { width: Int height: Int }
      union Part = Cellar | Attic
      type Cellar { depth: Int }
      type Attic { height: Int }`,
    resolvers: {
      Query: {
        flat: () => flat,
        flats: () => [
          flat,
          { ...flat, id: 'f2', rooms: null, part: { __typename: 'Attic', height: 2 } },
        ],
      },
      Flat: {
        area: (_: unknown, { unit }: { unit: string }) => (unit === 'SQUARE_FOOT' ? 861 : 80),
      },
    },
  },
  taxes: {
    sdl: `
      type Flat @key(fields: "id") {
        id: ID!
        rooms: Int @external
        area(unit: Unit = SQUARE_METRE): Int @external
        owner: Owner @external
        doors: [Door!]! @external
        part: Part @external
        tax: Int @requires(fields: "rooms")
        areaTax: Int @requires(fields: "area(unit: SQUARE_FOOT)")
        letter: String @requires(fields: "owner { name }")
        doorTax: Int @requires(fields: "doors { width }")
        partTax: Int @requires(fields: "part { ... on Cellar { depth } ... on Attic { height } }")
      }
      enum Unit { SQUARE_METRE SQUARE_FOOT }
      type Owner { name: String @external }
      type Door { width: Int @external }
      union Part = Cellar | Attic
      type Cellar { depth: Int @external }
      type Attic { height: Int @external }`,
    resolvers: {
      Flat: {
        tax: ({ rooms }: Sent) => (rooms === null ? null : rooms * 10),
        areaTax: ({ area }: Sent) => area,
        letter: ({ owner }: Sent) => `Dear ${owner?.name ?? 'nobody'}`,
        doorTax: ({ doors }: Sent) => doors.reduce((sum, { width }) => sum + width, 0),
        partTax: ({ part }: Sent) => part?.depth ?? part?.height,
      },
    },
  },
});

interface Sent {
  readonly rooms: number | null;
  readonly area?: number;
  readonly owner: { readonly name: string } | null;
  readonly doors: readonly { readonly width: number }[];
  readonly part: { readonly depth?: number; readonly height?: number } | null;
}

const flat = {
  id: 'f1',
  rooms: 3,
  owner: { name: 'Li', age: 40 },
  doors: [
    { width: 80, height: 200 },
    { width: 90, height: 210 },
  ],
  part: { __typename: 'Cellar', depth: 4 },
};

describe('@requires', () => {
  it('brings what is required and leaves it out of the answer', () =>
    city.answers(
      '{ flats { tax } }',
      { data: { flats: [{ tax: 30 }, { tax: null }] } },
      { fetches: { housing: 1, taxes: 1 } },
    ));

  it('brings objects and lists, of which the client sees what it asked for', () =>
    city.answers('{ flat { letter owner { age } doorTax doors { height } } }', {
      data: {
        flat: {
          letter: 'Dear Li',
          owner: { age: 40 },
          doorTax: 170,
          doors: [{ height: 200 }, { height: 210 }],
        },
      },
    }));

  it('brings the members of a union by their types', () =>
    city.answers('{ flats { partTax } }', {
      data: { flats: [{ partTax: 4 }, { partTax: 2 }] },
    }));

  it('brings a field with its arguments', () =>
    city.answers('{ flat { areaTax } }', { data: { flat: { areaTax: 861 } } }));

  it('brings a field that the client has under an alias', () =>
    city.answers('{ flat { size: rooms tax } }', { data: { flat: { size: 3, tax: 30 } } }));
});

describe('@requires under conditions', () => {
  const operation =
    'query($tax: Boolean!, $rooms: Boolean!) { flat { tax @include(if: $tax) rooms @skip(if: $rooms) ... @include(if: $rooms) { letter owner { name @skip(if: $tax) } } } }';

  it.each([
    [true, true, { tax: 30, letter: 'Dear Li', owner: {} }],
    [true, false, { tax: 30, rooms: 3 }],
    [false, true, { letter: 'Dear Li', owner: { name: 'Li' } }],
    [false, false, { rooms: 3 }],
  ])('brings what is required and shows what is asked: %s, %s', (tax, rooms, flat) =>
    city.answers(operation, { data: { flat } }, { variables: { tax, rooms } }),
  );
});

describe('a field that the client and @requires ask with other arguments', () => {
  it('is asked for twice, and each gets its own', () =>
    city.answers(
      '{ flat { area areaTax } }',
      { data: { flat: { area: 80, areaTax: 861 } } },
      { unlike: conflict },
    ));

  it('is asked for twice when the arguments of the client are variables', () =>
    city.answers(
      'query($unit: Unit) { flats { areaTax area(unit: $unit) } }',
      {
        data: {
          flats: [
            { areaTax: 861, area: 80 },
            { areaTax: 861, area: 80 },
          ],
        },
      },
      { variables: { unit: 'SQUARE_METRE' }, unlike: conflict },
    ));

  it('is asked for beside another field under its name', () =>
    city.answers(
      '{ flat { size: rooms tax rooms: id } }',
      { data: { flat: { size: 3, tax: 30, rooms: 'f1' } } },
      { unlike: conflict },
    ));

  it('is asked for twice under an alias that is its name', () =>
    city.answers(
      '{ flat { area: rooms areaTax feet: area(unit: SQUARE_FOOT) } }',
      { data: { flat: { area: 3, areaTax: 861, feet: 861 } } },
      { unlike: conflict },
    ));
});

it.each(['hive', 'apollo'] as const)('a representation holds what is required: %s', async (by) => {
  const { fetches } = await city.ask(by, '{ flat { letter doorTax } }');
  const [[sent]] = representationsOf(fetches, 'taxes') as [[object]];
  expect(sent).toEqual({
    __typename: 'Flat',
    id: 'f1',
    owner: { name: 'Li' },
    doors: [{ width: 80 }, { width: 90 }],
  });
});

describe('a required field that its subgraph does not bring', () => {
  const town = federation({
    registry: {
      sdl: `
        type Query { flats: [Flat!]! }
        type Flat @key(fields: "id") { id: ID! }`,
      resolvers: { Query: { flats: () => [{ id: 'f1' }, { id: 'f2' }, { id: 'f3' }] } },
    },
    survey: {
      sdl: 'type Flat @key(fields: "id") { id: ID! rooms: Int! doors(wide: Boolean): Int }',
      resolvers: {
        Flat: {
          __resolveReference: async ({ id }: { id: string }) => {
            if (id === 'f2') throw failure('FORBIDDEN', 'Not this one.');
            return { id, rooms: 3, doors: 4 };
          },
        },
      },
    },
    taxes: {
      sdl: `
        type Flat @key(fields: "id") {
          id: ID! rooms: Int! @external doors(wide: Boolean): Int @external
          tax(year: Int): Int @requires(fields: "rooms")
          width: Int @requires(fields: "doors(wide: true)")
          office(of: String): String
        }`,
      resolvers: {
        Flat: {
          tax: ({ rooms }: { rooms: number }) => rooms * 10,
          width: ({ doors }: { doors: number }) => doors,
          office: ({ id }: { id: string }, { of }: { of: string }) => `${of} of ${id}`,
        },
      },
    },
  });
  const error = (...path: (string | number)[]) => ({
    message: 'Not this one.',
    path,
    extensions: { code: 'FORBIDDEN', subgraph: 'survey' },
  });

  it('costs the fields that require it, and no other of their fetch', () =>
    town.answers(
      'query($of: String, $year: Int) { flats { tax(year: $year) office(of: $of) } }',
      {
        data: {
          flats: [
            { tax: 30, office: 'seat of f1' },
            { tax: null, office: 'seat of f2' },
            { tax: 30, office: 'seat of f3' },
          ],
        },
        errors: [error('flats', 1)],
      },
      { variables: { of: 'seat', year: 2026 } },
    ));

  it('asks once for those that have it, and once for those that do not', async () => {
    const { fetches } = await town.ask(
      'hive',
      'query($year: Int) { flats { tax(year: $year) office(of: "seat") } }',
      { variables: { year: 2026 } },
    );
    const sent = fetches.filter(({ subgraph }) => subgraph === 'taxes');
    expect(sent.map(({ variables }) => variables)).toEqual([
      { representations: [{ __typename: 'Flat', id: 'f2' }] },
      {
        representations: ['f1', 'f3'].map((id) => ({ __typename: 'Flat', id, rooms: 3 })),
        year: 2026,
      },
    ]);
  });

  it('asks nothing where all that is left requires it', async () => {
    const { fetches, text } = await town.ask('hive', '{ flats { __typename tax width } }');
    const sent = representationsOf(fetches, 'taxes').flat();
    expect(sent.map((one) => (one as { id: string }).id)).toEqual(['f1', 'f3']);
    expect(JSON.parse(text).data.flats[1]).toEqual({ __typename: 'Flat', tax: null, width: null });
  });
});

describe('required fields of two subgraphs that bring them for different entities', () => {
  const part = (name: string, missing: string) => ({
    sdl: `type Item @key(fields: "id") { id: ID! ${name}: Int! }`,
    resolvers: {
      Item: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === missing) throw failure('FORBIDDEN', 'Not this one.');
          return { id, [name]: 5 };
        },
      },
    },
  });
  const user = (name: string, of: string) => ({
    sdl: `type Item @key(fields: "id") { id: ID! ${of}: Int! @external ${name}: Int ${name}${of}: Int @requires(fields: "${of}") }`,
    resolvers: {
      Item: {
        [name]: ({ id }: { id: string }) => Number(id),
        [`${name}${of}`]: (item: Record<string, number>) => item[of],
      },
    },
  });
  const shop = federation({
    items: {
      sdl: 'type Query { items: [Item!]! } type Item @key(fields: "id") { id: ID! }',
      resolvers: { Query: { items: () => [{ id: '1' }, { id: '2' }] } },
    },
    xs: part('x', '1'),
    ys: part('y', '2'),
    p: user('p', 'x'),
    q: user('q', 'y'),
  });

  it.each(['hive', 'apollo', 'stock'] as const)('cost each its own: %s', async (by) => {
    const { text } = await shop.ask(by, '{ items { p px q qy } }');
    expect(JSON.parse(text).data).toEqual({
      items: [
        { p: 1, px: null, q: 1, qy: 5 },
        { p: 2, px: 5, q: 2, qy: null },
      ],
    });
  });
});
