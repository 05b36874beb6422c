import { failure } from './createSource';
import { federation } from './federation';

interface Key {
  readonly id: string;
}

const city = federation({
  parks: {
    sdl: `
      type Query { park(id: ID! = "k1"): Park parks: [Park!]! }
      type Park @key(fields: "id") { id: ID! name: String size(in: String): String near: [Park!]! broken: Int }`,
    resolvers: {
      Query: {
        park: (_: unknown, { id }: Key) => park(id),
        parks: () => [park('k1'), park('k2')],
      },
      Park: {
        __resolveReference: ({ id }: Key) => park(id),
        size: ({ id }: Key, given: { in?: string }) => `${id} in ${given.in ?? 'ha'}`,
        broken: () => {
          throw failure('FORBIDDEN', 'Not for you.');
        },
        near: ({ id }: Key) => [park(id === 'k1' ? 'k2' : 'k1')],
      },
    },
  },
  trees: {
    sdl: `
      type Park @key(fields: "id") { id: ID! trees(kind: String): String oldest: Tree }
      type Tree @key(fields: "id") { id: ID! age(at: Int): Int }`,
    resolvers: {
      Park: {
        trees: ({ id }: Key, { kind = 'any' }: { kind?: string }) => `${kind} of ${id}`,
        oldest: ({ id }: Key) => ({ id: `t-${id}` }),
      },
      Tree: { age: (_: unknown, { at = 0 }: { at?: number }) => at - 1900 },
    },
  },
  planting: {
    sdl: 'type Tree @key(fields: "id") { id: ID! planted: Int! }',
    answer: () => ({ data: { _entities: [{}] } }),
  },
});

const takenForKey = { unlike: { stock: 'takes the alias for the key' } };

const broken = (...path: (string | number)[]) => ({
  message: 'Not for you.',
  path,
  extensions: { code: 'FORBIDDEN', subgraph: 'parks' },
});

const park = (id: string) => ({ id, name: `Park ${id}` });

describe('aliases', () => {
  it('give one field two answers, in either subgraph', () =>
    city.answers(
      '{ park { ha: size m: size(in: "m") oak: trees(kind: "oak") elm: trees(kind: "elm") } }',
      {
        data: { park: { ha: 'k1 in ha', m: 'k1 in m', oak: 'oak of k1', elm: 'elm of k1' } },
      },
    ));

  it('may be the names of fields of the other subgraph', () =>
    city.answers(
      '{ park { name: trees trees: name size: id id: size } }',
      { data: { park: { name: 'any of k1', trees: 'Park k1', size: 'k1', id: 'k1 in ha' } } },
      takenForKey,
    ));

  it('may hide the key, beneath which entities are asked for all the same', () =>
    city.answers(
      '{ park { id: name trees oldest { id: age(at: 2000) } } }',
      { data: { park: { id: 'Park k1', trees: 'any of k1', oldest: { id: 100 } } } },
      takenForKey,
    ));

  it('may hide the key in fragments and lists, and have errors under them', () =>
    city.answers(
      '{ parks { ...P ... on Park { id: broken } } } fragment P on Park { trees(kind: "fir") near { id: broken } }',
      {
        data: {
          parks: [
            { trees: 'fir of k1', near: [{ id: null }], id: null },
            { trees: 'fir of k2', near: [{ id: null }], id: null },
          ],
        },
        errors: [0, 1].flatMap((at) => [
          broken('parks', at, 'id'),
          broken('parks', at, 'near', 0, 'id'),
        ]),
      },
      takenForKey,
    ));

  it('may hide the key, and take the object with them where they must be', () =>
    city.answers(
      '{ park { trees oldest { id: planted } } }',
      {
        data: { park: { trees: 'any of k1', oldest: null } },
        errors: [
          {
            message: 'A subgraph gave no usable value for this field.',
            path: ['park', 'oldest', 'id'],
            extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
          },
        ],
      },
      takenForKey,
    ));

  it('may look like those of the plan', () =>
    city.answers(
      '{ _as_park: park { _as_id: id _as__as_name: name _internal_qp_alias_0: trees _as_trees: trees(kind: "oak") id: size } }',
      {
        data: {
          _as_park: {
            _as_id: 'k1',
            _as__as_name: 'Park k1',
            _internal_qp_alias_0: 'any of k1',
            _as_trees: 'oak of k1',
            id: 'k1 in ha',
          },
        },
      },
      takenForKey,
    ));

  it('may be what objects inherit', () =>
    city.answers(
      '{ constructor: park { toString: name hasOwnProperty: trees valueOf: oldest { __proto: id } } }',
      {
        data: {
          constructor: {
            toString: 'Park k1',
            hasOwnProperty: 'any of k1',
            valueOf: { __proto: 't-k1' },
          },
        },
      },
    ));

  it('may be __proto__, on leaves, on objects, and on what entities are completed in', () =>
    city.answers(
      '{ __proto__: park { __proto__: oldest { __proto__: age(at: 1950) } trees } }',
      '{"data":{"__proto__":{"__proto__":{"__proto__":50},"trees":"any of k1"}}}',
      { unlike: { stock: 'loses a key __proto__' } },
    ));

  it('may hide the type name', () =>
    city.answers(
      '{ parks { __typename: trees name oldest { type: __typename age(at: 1901) } } }',
      {
        data: {
          parks: [
            { __typename: 'any of k1', name: 'Park k1', oldest: { type: 'Tree', age: 1 } },
            { __typename: 'any of k2', name: 'Park k2', oldest: { type: 'Tree', age: 1 } },
          ],
        },
      },
      { unlike: { stock: 'takes it for the type name' } },
    ));

  it('keep two ways to one entity apart', () =>
    city.answers(
      '{ a: park { near { near { trees(kind: "fir") name } } } b: park(id: "k1") { near { near { trees(kind: "ash") } } } }',
      {
        data: {
          a: { near: [{ near: [{ trees: 'fir of k1', name: 'Park k1' }] }] },
          b: { near: [{ near: [{ trees: 'ash of k1' }] }] },
        },
      },
    ));

  it('keep the order of the operation whichever subgraph answers first', () =>
    city.answers('{ park { z: trees y: name x: trees(kind: "oak") w: id } }', {
      data: { park: { z: 'any of k1', y: 'Park k1', x: 'oak of k1', w: 'k1' } },
    }));
});
