import { federation } from './federation';

const city = federation({
  housing: {
    sdl: `
      type Query { district: District strict: District! districts: [District!] }
      type District { name: String area: Int! blocks: [Block] strictBlocks: [Block!]! }
      type Block @key(fields: "id") { id: ID! level: Int }`,
    resolvers: {
      Query: {
        district: () => ({ name: 'North', blocks: [{ id: 'b1' }, null, { id: 'b2' }] }),
        strict: () => ({ name: 'South', area: 3, strictBlocks: [{ id: 'b1' }, { id: 'b2' }] }),
        districts: () => [
          { name: 'North', area: 1, strictBlocks: [{ id: 'b1' }] },
          { name: 'South', area: 2, strictBlocks: [{ id: 'b2' }] },
        ],
      },
    },
  },
  survey: {
    sdl: `
      type Block @key(fields: "id") { id: ID! residents: Int! mood: String }`,
    resolvers: {
      Block: {
        __resolveReference: ({ id }: { id: string }) =>
          id === 'b1' ? { id, residents: 12, mood: 'calm' } : null,
      },
    },
  },
});

const noValue = (...path: (string | number)[]) => ({
  message: 'A subgraph gave no usable value for this field.',
  path,
  extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
});

describe('null by the composed schema', () => {
  it('stays where the field may be null', () =>
    city.answers('{ strict { strictBlocks { id mood } } }', {
      data: {
        strict: {
          strictBlocks: [
            { id: 'b1', mood: 'calm' },
            { id: 'b2', mood: null },
          ],
        },
      },
    }));

  it('takes the item of a list that may hold null', () =>
    city.answers('{ district { blocks { residents } } }', {
      data: { district: { blocks: [{ residents: 12 }, null, null] } },
      errors: [noValue('district', 'blocks', 2, 'residents')],
    }));

  it('takes a list of items that must be, up to the field that may be null', () =>
    city.answers('{ districts { name strictBlocks { residents } } }', {
      data: { districts: null },
      errors: [noValue('districts', 1, 'strictBlocks', 0, 'residents')],
    }));

  it('takes all of data when nothing on the way may be null', () =>
    city.answers('{ strict { strictBlocks { residents } } }', {
      data: null,
      errors: [noValue('strict', 'strictBlocks', 1, 'residents')],
    }));
});

describe('a null that a subgraph told an error for', () => {
  it('keeps that error alone', () =>
    city.answers('{ district { name area } }', {
      data: { district: null },
      errors: [
        {
          message:
            'Something failed that is not your fault. Try again, and quote the request id when you report it.',
          path: ['district', 'area'],
          extensions: { code: 'INTERNAL_ERROR', subgraph: 'housing' },
        },
      ],
    }));
});
