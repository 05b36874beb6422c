import { failure } from './createSource';
import { federation } from './federation';

const state = { log: [] as string[], count: 0 };

beforeEach(() => {
  state.log = [];
  state.count = 0;
});

const city = federation({
  desk: {
    sdl: `
      type Query { ticket(id: ID!): Ticket }
      type Mutation { open(title: String!): Ticket! close(id: ID!): Ticket fail: Ticket must: Ticket! }
      type Ticket @key(fields: "id") { id: ID! title: String closed: Boolean }`,
    resolvers: {
      Mutation: {
        open: (_: unknown, { title }: { title: string }) => {
          state.count += 1;
          state.log.push(`open ${title}`);
          return { id: `t${state.count}`, title, closed: false };
        },
        close: (_: unknown, { id }: { id: string }) => {
          state.log.push(`close ${id}`);
          return { id, title: 'x', closed: true };
        },
        fail: () => {
          state.log.push('fail');
          throw failure('ARGUMENT_INVALID', 'Not like this.');
        },
        must: () => {
          state.log.push('must');
          throw failure('FORBIDDEN', 'Not you.');
        },
      },
    },
  },
  ledger: {
    sdl: `
      type Query { total: Int! }
      type Mutation { charge(fee: Int!): Int! audit: Entry }
      type Entry { seen: [String!]! }
      type Ticket @key(fields: "id") { id: ID! history: [String!]! }`,
    resolvers: {
      Mutation: {
        charge: (_: unknown, { fee }: { fee: number }) => {
          state.log.push(`charge ${fee}`);
          return fee;
        },
        audit: () => ({ seen: [...state.log] }),
      },
      Ticket: {
        history: ({ id }: { id: string }) => {
          state.log.push(`read ${id}`);
          return [...state.log];
        },
      },
    },
  },
});

/** Runs one mutation through each engine, from the same beginning. */
async function answers(operation: string, expected: object): Promise<void> {
  for (const through of ['hive', 'apollo', 'stock'] as const) {
    state.log = [];
    state.count = 0;
    const { text } = await city.ask(through, operation);
    const { data } = JSON.parse(text);
    expect({ through, data, log: state.log }).toEqual({ through, ...expected });
  }
}

describe('mutations', () => {
  it('of one subgraph run in one fetch, in their order', () =>
    answers(
      'mutation { a: open(title: "a") { id } close(id: "t1") { closed } b: open(title: "b") { id } }',
      {
        data: { a: { id: 't1' }, close: { closed: true }, b: { id: 't2' } },
        log: ['open a', 'close t1', 'open b'],
      },
    ));

  it('of several subgraphs run in their order', () =>
    answers(
      'mutation { charge(fee: 1) open(title: "a") { id } c: charge(fee: 2) audit { seen } }',
      {
        data: {
          charge: 1,
          open: { id: 't1' },
          c: 2,
          audit: { seen: ['charge 1', 'open a', 'charge 2'] },
        },
        log: ['charge 1', 'open a', 'charge 2'],
      },
    ));

  it('are read from in other subgraphs', () =>
    answers('mutation { open(title: "a") { title history } }', {
      data: { open: { title: 'a', history: ['open a', 'read t1'] } },
      log: ['open a', 'read t1'],
    }));

  it('are read from anew after each', () =>
    answers(
      'mutation { a: close(id: "t1") { history } charge(fee: 1) b: close(id: "t1") { history } }',
      {
        data: {
          a: { history: ['close t1', 'read t1'] },
          charge: 1,
          b: { history: ['close t1', 'read t1', 'charge 1', 'close t1', 'read t1'] },
        },
        log: ['close t1', 'read t1', 'charge 1', 'close t1', 'read t1'],
      },
    ));

  it('may name no type but their own', () =>
    answers('mutation { __typename open(title: "a") { __typename } }', {
      data: { __typename: 'Mutation', open: { __typename: 'Ticket' } },
      log: ['open a'],
    }));

  it('go on after one that failed', () =>
    answers('mutation { fail { id } charge(fee: 3) }', {
      data: { fail: null, charge: 3 },
      log: ['fail', 'charge 3'],
    }));
});

it.each(['hive', 'apollo'] as const)('a mutation is followed by its reads: %s', async (through) => {
  await city.ask(through, 'mutation { open(title: "a") { history } charge(fee: 1) }');
  expect(state.log).toEqual(['open a', 'read t1', 'charge 1']);
});

it.each(['hive', 'apollo'] as const)(
  'a mutation that must answer takes data: %s',
  async (through) => {
    const { text } = await city.ask(through, 'mutation { must { id } fail { id } }');
    expect(JSON.parse(text)).toEqual({
      data: null,
      errors: [
        {
          message: 'Not you.',
          path: ['must'],
          extensions: { code: 'FORBIDDEN', subgraph: 'desk' },
        },
      ],
    });
  },
);

it.each(['hive', 'apollo'] as const)(
  'equal mutations are each carried out: %s',
  async (through) => {
    await city.ask(
      through,
      'mutation { a: charge(fee: 1) open(title: "x") { id } b: charge(fee: 1) }',
    );
    expect(state.log).toEqual(['charge 1', 'open x', 'charge 1']);
  },
);
