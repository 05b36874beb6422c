import { federation } from './federation';

const city = federation({
  sites: {
    sdl: `
      type Query { site: Site! sites: [Site!]! }
      interface Place { id: ID! }
      type Site implements Place @key(fields: "id") { id: ID! name: String! next: Site }`,
    resolvers: {
      Query: {
        site: () => ({ id: 's1', name: 'Dock', next: { id: 's2', name: 'Mill' } }),
        sites: () => [{ id: 's1', name: 'Dock' }],
      },
    },
  },
  works: {
    sdl: `
      type Query { open: Int! }
      type Site @key(fields: "id") { id: ID! works(year: Int = 2024): [Work!]! crane: String }
      type Work { year: Int! cost: Int! }`,
    resolvers: {
      Query: { open: () => 2 },
      Site: {
        __resolveReference: ({ id }: { id: string }) => ({ id, crane: `crane ${id}` }),
        works: (_: unknown, { year }: { year: number }) => [{ year, cost: 7 }],
      },
    },
  },
});

const root = 'query($on: Boolean!) { site { name } open @include(if: $on) }';
const within = 'query($on: Boolean!) { site { name crane @skip(if: $on) } }';
const fragment = `
  query($on: Boolean!, $off: Boolean = false) {
    site { ...S @include(if: $on) next { ... on Site @skip(if: $off) { crane } id @include(if: $off) } }
  }
  fragment S on Site { works(year: 2020) { cost year @skip(if: $on) } }`;

describe('@skip and @include', () => {
  it.each([
    [true, { site: { name: 'Dock' }, open: 2 }],
    [false, { site: { name: 'Dock' } }],
  ])('decide of a root field: %s', (on, data) =>
    city.answers(root, { data }, { variables: { on } }),
  );

  it.each([
    [true, { site: { name: 'Dock' } }, { sites: 1 }],
    [false, { site: { name: 'Dock', crane: 'crane s1' } }, { sites: 1, works: 1 }],
  ])('decide of a field of an entity, and spare its fetch: %s', (on, data, fetches) =>
    city.answers(within, { data }, { variables: { on }, fetches }),
  );

  it.each([
    [{ on: true }, { works: [{ cost: 7 }], next: { crane: 'crane s2' } }],
    [{ on: false }, { next: { crane: 'crane s2' } }],
    [
      { on: true, off: true },
      { works: [{ cost: 7 }], next: { id: 's2' } },
    ],
    [{ on: false, off: true }, { next: { id: 's2' } }],
  ])('decide of fragments, with defaults: %j', (variables, site) =>
    city.answers(fragment, { data: { site } }, { variables }),
  );

  it('go together on one field', async () => {
    const operation =
      'query($a: Boolean!, $b: Boolean!) { site { id crane @skip(if: $a) @include(if: $b) } }';
    for (const a of [true, false]) {
      for (const b of [true, false]) {
        const site = { id: 's1', ...(!a && b && { crane: 'crane s1' }) };
        await city.answers(operation, { data: { site } }, { variables: { a, b } });
      }
    }
  });

  it('leave a field in when it is asked for elsewhere without them', () =>
    city.answers(
      'query($on: Boolean!) { site { crane @include(if: $on) ... { crane } } }',
      { data: { site: { crane: 'crane s1' } } },
      { variables: { on: false } },
    ));

  it('of literals leave nothing to fetch', () =>
    city.answers(
      '{ site { id crane @include(if: false) works @skip(if: true) { cost } } open @skip(if: true) }',
      { data: { site: { id: 's1' } } },
      { fetches: { sites: 1 } },
    ));

  it('may leave an object empty', () =>
    city.answers(
      'query($on: Boolean!) { site { name @include(if: $on) } sites { crane @include(if: $on) } }',
      { data: { site: {}, sites: [{}] } },
      { variables: { on: false } },
    ));

  it('may not be null, though their variables may', () =>
    city.answers(
      'query($on: Boolean = true) { site { name @include(if: $on) crane } }',
      {
        errors: [
          {
            message:
              'The variable "on" decides what is in the answer and is null. Give true or false.',
            extensions: { code: 'BAD_USER_INPUT' },
          },
        ],
        data: null,
      },
      { variables: { on: null }, unlike: { stock: 'goes on' }, fetches: {} },
    ));

  it('may leave the whole answer empty', () =>
    city.answers(
      'query($on: Boolean!) { site @include(if: $on) { name } }',
      { data: {} },
      { variables: { on: false } },
    ));
});
