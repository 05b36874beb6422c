import { failure } from './createSource';
import { federation } from './federation';

const masked =
  'Something failed that is not your fault. Try again, and quote the request id when you report it.';

const city = federation({
  wards: {
    sdl: `
      type Query { ward: Ward wards: [Ward!]! broken: Ward other: String }
      type Ward @key(fields: "id") { id: ID! name: String mayor: String secret: String }`,
    resolvers: {
      Query: {
        ward: () => ({ id: 'w1', name: 'North' }),
        wards: () => [{ id: 'w1', name: 'North' }, { id: 'w2', name: 'South' }, { id: 'w1' }],
        broken: () => {
          throw failure('REGION_NOT_FOUND', 'No such ward.');
        },
        other: () => 'here',
      },
      Ward: {
        secret: () => {
          throw new Error('password "xyz" is wrong');
        },
      },
    },
  },
  noise: {
    sdl: `
      type Query { quiet: Boolean! }
      type Ward @key(fields: "id") { id: ID! level: Int sources: [Source!] loud: Boolean! }
      type Source { kind: String decibels: Int! }`,
    resolvers: {
      Query: {
        quiet: () => {
          throw failure('FORBIDDEN', 'Not for you.');
        },
      },
      Ward: {
        __resolveReference: async ({ id }: { id: string }) => {
          if (id === 'w2') throw failure('FORBIDDEN', 'Not this ward.');
          return { id };
        },
        level: () => {
          throw failure('PERIOD_NOT_FOUND', 'No level then.');
        },
        sources: () => [{ kind: 'road', decibels: 60 }, { kind: 'rail' }],
      },
      Source: {
        decibels: ({ decibels }: { decibels?: number }) => {
          if (decibels === undefined) throw failure('GRID_NOT_FOUND', 'No meter.');
          return decibels;
        },
      },
    },
  },
  sealed: {
    sdl: 'type Ward @key(fields: "id") { id: ID! wards: Int seals: Int! }',
    answer: () => ({
      data: null,
      errors: [
        {
          message: 'No wards at all.',
          path: ['_entities'],
          extensions: { code: 'REGION_NOT_FOUND' },
        },
      ],
    }),
  },
  dead: {
    sdl: `
      type Query { pulse: Int! echo: Int }
      type Ward @key(fields: "id") { id: ID! deaths: Int births: Int }`,
    answer: () => ({
      errors: [{ message: 'Gone.', extensions: { code: 'SUBGRAPH_UNAVAILABLE', secret: 1 } }],
    }),
  },
});

const error = (code: string, message: string, subgraph: string, ...path: (string | number)[]) => ({
  message,
  ...(path.length > 0 && { path }),
  extensions: { code, subgraph },
});
const gone = (...path: (string | number)[]) => ({
  message: 'Gone.',
  path,
  extensions: { code: 'SUBGRAPH_UNAVAILABLE', secret: 1, subgraph: 'dead' },
});

describe('an error of a root field', () => {
  it('stands at the field, and the rest is there', () =>
    city.answers('{ broken { name } other }', {
      data: { broken: null, other: 'here' },
      errors: [error('REGION_NOT_FOUND', 'No such ward.', 'wards', 'broken')],
    }));

  it('stands under the alias of the client', () =>
    city.answers('{ x: broken { name } y: other }', {
      data: { x: null, y: 'here' },
      errors: [error('REGION_NOT_FOUND', 'No such ward.', 'wards', 'x')],
    }));

  it('takes data when it may not be null', () =>
    city.answers('{ quiet other }', {
      data: null,
      errors: [error('FORBIDDEN', 'Not for you.', 'noise', 'quiet')],
    }));

  it('is masked when it has no code', () =>
    city.answers('{ ward { name secret } }', {
      data: { ward: { name: 'North', secret: null } },
      errors: [error('INTERNAL_ERROR', masked, 'wards', 'ward', 'secret')],
    }));
});

describe('an error within an entity', () => {
  it('stands at the place of the entity, under aliases', () =>
    city.answers('{ here: ward { name noise: level } }', {
      data: { here: { name: 'North', noise: null } },
      errors: [error('PERIOD_NOT_FOUND', 'No level then.', 'noise', 'here', 'noise')],
    }));

  it('stands at every place of an entity that is asked for once', () =>
    city.answers(
      '{ wards { sources { decibels } } }',
      {
        data: { wards: [{ sources: null }, { sources: null }, { sources: null }] },
        errors: [
          error('GRID_NOT_FOUND', 'No meter.', 'noise', 'wards', 0, 'sources', 1, 'decibels'),
          error('FORBIDDEN', 'Not this ward.', 'noise', 'wards', 1),
          error('GRID_NOT_FOUND', 'No meter.', 'noise', 'wards', 2, 'sources', 1, 'decibels'),
        ],
      },
      { fetches: { wards: 1, noise: 1 } },
    ));

  it('explains the null it makes on the way up', () =>
    city.answers('{ ward { id loud } }', {
      data: { ward: null },
      errors: [error('INTERNAL_ERROR', masked, 'noise', 'ward', 'loud')],
    }));
});

describe('an error of all entities', () => {
  it('stands at what each was asked for', () =>
    city.answers('{ wards { name n: wards } }', {
      data: {
        wards: [
          { name: 'North', n: null },
          { name: 'South', n: null },
          { name: null, n: null },
        ],
      },
      errors: [0, 1, 2].map((at) =>
        error('REGION_NOT_FOUND', 'No wards at all.', 'sealed', 'wards', at, 'n'),
      ),
    }));

  it('explains the null it makes on the way up', () =>
    city.answers('{ ward { name seals } other }', {
      data: { ward: null, other: 'here' },
      errors: [error('REGION_NOT_FOUND', 'No wards at all.', 'sealed', 'ward', 'seals')],
    }));
});

describe('a fetch that brings nothing', () => {
  it('is told at each field it was to bring', () =>
    city.answers('{ echo other }', {
      data: { echo: null, other: 'here' },
      errors: [gone('echo')],
    }));

  it('is told at each field of each entity it was to bring, and the rest is whole', () =>
    city.answers('{ wards { name deaths b: births } }', {
      data: {
        wards: [
          { name: 'North', deaths: null, b: null },
          { name: 'South', deaths: null, b: null },
          { name: null, deaths: null, b: null },
        ],
      },
      errors: [0, 1, 2].flatMap((at) => [gone('wards', at, 'b'), gone('wards', at, 'deaths')]),
    }));

  it('takes data when its field may not be null', () =>
    city.answers('{ pulse other }', { data: null, errors: [gone('pulse')] }));
});
