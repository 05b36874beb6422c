import { federation } from './federation';

interface Key {
  readonly id: string;
}

describe('a key that is resolvable: false on the way back', () => {
  const city = federation({
    estate: {
      sdl: `
        type Query { yard: Yard }
        type Yard { lots: [Lot!]! }
        type Lot @key(fields: "id") @key(fields: "deed { book page }", resolvable: false) {
          id: ID! deed: Deed! owner: String @external worth: Int @requires(fields: "owner")
        }
        type Deed { book: Int! page: Int! }`,
      resolvers: {
        Query: { yard: () => ({ lots: [{ id: 'l1', deed: { book: 3, page: 4 } }] }) },
        Lot: {
          __resolveReference: (sent: Key & { readonly owner?: string }) => {
            if (!sent.id) throw new Error('This key is not resolvable.');
            return sent;
          },
          worth: ({ owner }: { owner: string }) => owner.length,
        },
      },
    },
    deeds: {
      sdl: `
        type Lot @key(fields: "id", resolvable: false) @key(fields: "deed { book page }") {
          id: ID! deed: Deed! owner: String
        }
        type Deed { book: Int! page: Int! }`,
      resolvers: {
        Lot: {
          __resolveReference: (sent: { readonly deed?: { readonly book: number } }) => {
            if (!sent.deed) throw new Error('This key is not resolvable.');
            return { ...sent, owner: 'o'.repeat(sent.deed.book) };
          },
        },
      },
    },
  });

  it('is used on the way there alone', () =>
    city.answers(
      '{ yard { lots { worth owner } } }',
      { data: { yard: { lots: [{ worth: 3, owner: 'ooo' }] } } },
      { fetches: { estate: 2, deeds: 1 } },
    ));
});

describe('a union of which subgraphs have other members', () => {
  const city = federation({
    press: {
      sdl: `
        type Query { story: Story stories: [Story!]! @shareable }
        type Story @key(fields: "id") { id: ID! about: About @shareable }
        union About = Fire | Flood
        type Fire { street: String @shareable }
        type Flood { depth: Int @shareable }`,
      resolvers: {
        Query: {
          story: () => ({ id: 's1', about: { __typename: 'Fire', street: 'Long' } }),
          stories: () => [{ id: 's1', about: null }],
        },
        Story: { __resolveReference: ({ id }: Key) => ({ id, about: null }) },
      },
    },
    radio: {
      sdl: `
        type Query { aired: Story }
        type Story @key(fields: "id") { id: ID! about: About @shareable }
        union About = Fire | Quake
        type Fire { street: String @shareable }
        type Quake { scale: Float @shareable }`,
      resolvers: {
        Query: { aired: () => ({ id: 's2', about: { __typename: 'Quake', scale: 5.5 } }) },
        Story: {
          __resolveReference: ({ id }: Key) => ({
            id,
            about: { __typename: 'Fire', street: 'Long' },
          }),
        },
      },
    },
  });

  it('gives the members that every subgraph has which resolves the field', () =>
    city.answers(
      '{ story { about { __typename ... on Fire { street } ... on Flood { depth } } } }',
      {
        data: { story: { about: { __typename: 'Fire', street: 'Long' } } },
      },
    ));

  it('asks a subgraph for no member that it does not know', () =>
    city.answers('{ story { about { ... on Fire { street } ... on Quake { scale } } } }', {
      data: { story: { about: { street: 'Long' } } },
    }));
});

describe('an interface of which no implementation can be reached', () => {
  const city = federation({
    ledger: {
      sdl: `
        type Query { record: Record records: [Record!] count: Int }
        interface Record @key(fields: "id") { id: ID! }
        type Asset @key(fields: "id", resolvable: false) @interfaceObject { id: ID! }
        type Holder { asset: Asset! }
        extend type Query { holder: Holder! }`,
      resolvers: {
        Query: {
          count: () => 3,
          holder: () => ({ asset: { id: 'a1' } }),
          record: () => ({ id: 'r1' }),
        },
      },
    },
    ownership: {
      sdl: `
        type Query { found: Record }
        type Record @key(fields: "id", resolvable: false) @interfaceObject { id: ID! note: String }
        interface Asset @key(fields: "id") { id: ID! }
        type Bridge implements Asset @key(fields: "id") { id: ID! span: Int! }`,
      resolvers: { Query: { found: () => ({ id: 'n1', note: 'found' }) } },
    },
  });

  it.each(['{ record { id } }', '{ record { __typename } }'])(
    'is an error of the subgraph rather than null: %s',
    (operation) =>
      city.answers(operation, {
        data: { record: null },
        errors: [
          {
            message:
              'Something failed that is not your fault. Try again, and quote the request id when you report it.',
            path: ['record'],
            extensions: { code: 'INTERNAL_ERROR', subgraph: 'ledger' },
          },
        ],
      }),
  );

  it('is an error where no subgraph can be asked', () =>
    city.answers(
      '{ count record { note } }',
      {
        errors: [
          {
            message: 'No subgraph can bring what is asked of "record". Ask for less of it.',
            extensions: { code: 'PLANNING_FAILED' },
          },
        ],
      },
      { unlike: { stock: 'answers null' } },
    ));

  it('gives what the subgraph of an interface object has', () =>
    city.answers('{ found { id note } holder { asset { id } } }', {
      data: { found: { id: 'n1', note: 'found' }, holder: { asset: { id: 'a1' } } },
    }));
});

describe('a subgraph with a key of several fields, one of which another brings', () => {
  const city = federation({
    grid: {
      sdl: `
        type Query { cell: Cell cells: [Cell!]! }
        type Cell @key(fields: "x y") { x: Int! y: Int! label: String }`,
      resolvers: {
        Query: {
          cell: () => ({ x: 1, y: 2, label: 'here' }),
          cells: () => [
            { x: 1, y: 2 },
            { x: 2, y: 1 },
            { x: 1, y: 2 },
          ],
        },
      },
    },
    zones: {
      sdl: `
        type Cell @key(fields: "x y") @key(fields: "zone { id }") { x: Int! y: Int! zone: Zone! }
        type Zone { id: ID! }`,
      resolvers: {
        Cell: {
          zone: ({ x, y }: { readonly x: number; readonly y: number }) => ({ id: `z${x}${y}` }),
        },
      },
    },
    rents: {
      sdl: `
        type Cell @key(fields: "zone { id }") { zone: Zone! @external rent: String }
        type Zone { id: ID! }`,
      resolvers: {
        Cell: { rent: ({ zone }: { readonly zone: Key }) => `rent of ${zone.id}` },
      },
    },
  });

  it('is asked by way of the one between', () =>
    city.answers('{ cells { rent x } cell { rent label } }', {
      data: {
        cells: [
          { rent: 'rent of z12', x: 1 },
          { rent: 'rent of z21', x: 2 },
          { rent: 'rent of z12', x: 1 },
        ],
        cell: { rent: 'rent of z12', label: 'here' },
      },
    }));
});
