import { failure } from './createSource';
import { federation } from './federation';

const city = federation({
  mapping: {
    sdl: `
      type Query { rows: [[Cell!]]! cubes: [[[Cell]]] codes: [[String!]!]! }
      type Cell @key(fields: "id") { id: ID! }`,
    answer: () => ({
      data: {
        rows: [[cell('c1')], [cell('c1'), cell('c2')], null, []],
        cubes: [[[cell('c1'), null], null], null, [[cell('c3')]]],
        codes: [['A', 'B'], []],
      },
    }),
  },
  survey: {
    sdl: 'type Cell @key(fields: "id") { id: ID! code: String! noise: Int }',
    resolvers: {
      Cell: {
        __resolveReference: ({ id }: { id: string }) =>
          id === 'c2' ? null : { id, code: id.toUpperCase() },
        noise: ({ id }: { id: string }) => {
          if (id === 'c3') throw failure('GRID_NOT_FOUND', 'No meter.');
          return 40;
        },
      },
    },
  },
});

const cell = (id: string) => ({ __typename: 'Cell', id });

describe('lists of lists', () => {
  it('pass as they come', () => city.answers('{ codes }', { data: { codes: [['A', 'B'], []] } }));

  it('have their entities completed, and null takes the inner list', () =>
    city.answers(
      '{ rows { code } }',
      {
        data: { rows: [[{ code: 'C1' }], null, null, []] },
        errors: [
          {
            message: 'A subgraph gave no usable value for this field.',
            path: ['rows', 1, 1, 'code'],
            extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
          },
        ],
      },
      { fetches: { mapping: 1, survey: 1 } },
    ));

  it('are gone into however deep, and errors are placed in them', () =>
    city.answers('{ cubes { noise } }', {
      data: { cubes: [[[{ noise: 40 }, null], null], null, [[{ noise: null }]]] },
      errors: [
        {
          message: 'No meter.',
          path: ['cubes', 2, 0, 0, 'noise'],
          extensions: { code: 'GRID_NOT_FOUND', subgraph: 'survey' },
        },
      ],
    }));
});
