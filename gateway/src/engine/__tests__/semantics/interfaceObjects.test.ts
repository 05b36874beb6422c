import { federation } from './federation';

const city = federation({
  assets: {
    sdl: `
      type Query { assets: [Asset!]! }
      interface Asset @key(fields: "id") { id: ID! name: String }
      type Bridge implements Asset @key(fields: "id") { id: ID! name: String span: Int }
      type Tunnel implements Asset @key(fields: "id") { id: ID! name: String depth: Int }`,
    resolvers: {
      Query: { assets: () => [...assets.values()] },
      Asset: { __resolveReference: ({ id }: Key) => assets.get(id) },
      Bridge: { __resolveReference: ({ id }: Key) => assets.get(id) },
      Tunnel: { __resolveReference: ({ id }: Key) => assets.get(id) },
    },
  },
  upkeep: {
    sdl: `
      type Query { worst: Asset due: [Asset!]! }
      type Asset @key(fields: "id") @interfaceObject {
        id: ID! state: Int! cost(year: Int = 2024): Int
        name: String @external
        label: String @requires(fields: "name")
      }`,
    resolvers: {
      Query: { worst: () => ({ id: 't1' }), due: () => [{ id: 'b1' }, { id: 'gone' }] },
      Asset: {
        state: ({ id }: Key) => (id === 'b1' ? 1 : 5),
        cost: (_: unknown, { year }: { year: number }) => year - 2000,
        label: ({ name }: { name: string }) => `The ${name}`,
      },
    },
  },
});

interface Key {
  readonly id: string;
}

const assets = new Map<string, object>([
  ['b1', { __typename: 'Bridge', id: 'b1', name: 'Old Bridge', span: 90 }],
  ['t1', { __typename: 'Tunnel', id: 't1', name: 'Low Tunnel', depth: 20 }],
]);

describe('@interfaceObject', () => {
  it('adds fields to every type of the interface', () =>
    city.answers(
      '{ assets { name state cost } }',
      {
        data: {
          assets: [
            { name: 'Old Bridge', state: 1, cost: 24 },
            { name: 'Low Tunnel', state: 5, cost: 24 },
          ],
        },
      },
      { fetches: { assets: 1, upkeep: 1 } },
    ));

  it('adds them within a fragment on a type', () =>
    city.answers('{ assets { id ... on Bridge { state span } } }', {
      data: { assets: [{ id: 'b1', state: 1, span: 90 }, { id: 't1' }] },
    }));

  it('asks for the type of an object whose subgraph knows the interface alone', () =>
    city.answers('{ worst { __typename state name } }', {
      data: { worst: { __typename: 'Tunnel', state: 5, name: 'Low Tunnel' } },
    }));

  it('asks for the fields of a type of it', () =>
    city.answers('{ worst { id ... on Tunnel { depth } ... on Bridge { span } } }', {
      data: { worst: { id: 't1', depth: 20 } },
    }));

  it('takes what it requires of the interface', () =>
    city.answers('{ assets { label } worst { label } }', {
      data: {
        assets: [{ label: 'The Old Bridge' }, { label: 'The Low Tunnel' }],
        worst: { label: 'The Low Tunnel' },
      },
    }));

  it('needs no other subgraph for its own fields', () =>
    city.answers(
      '{ due { id state } }',
      {
        data: {
          due: [
            { id: 'b1', state: 1 },
            { id: 'gone', state: 5 },
          ],
        },
      },
      { fetches: { upkeep: 1 } },
    ));

  it('tells the error of an object whose type nobody knows', () =>
    city.answers('{ due { id name } }', {
      data: {
        due: [
          { id: 'b1', name: 'Old Bridge' },
          { id: 'gone', name: null },
        ],
      },
      errors: [
        {
          message:
            'Something failed that is not your fault. Try again, and quote the request id when you report it.',
          path: ['due', 1],
          extensions: { code: 'INTERNAL_ERROR', subgraph: 'assets' },
        },
      ],
    }));
});
