import { fakeSubgraph } from '../../__tests__/fixtures/fakeSubgraph';
import { codeOf, startGateway } from '../../__tests__/fixtures/startGateway';
import { type ServedFake, serveFake } from './serveFake';

const sdl = `scalar Big
  input Box { big: Big, boxes: [Box!] }
  type Query { echo(big: Big, box: Box, float: Float, int: Int, id: ID): String }`;

let served: ServedFake;
let city: Awaited<ReturnType<typeof startGateway>>;

beforeAll(async () => {
  served = await serveFake(fakeSubgraph('echo', sdl, { Query: { echo: () => 'ok' } }), []);
  city = await startGateway({ subgraphs: [served.subgraph] });
});
afterAll(async () => {
  await city.gateway.close();
  await served.server.close();
});

/** Sends variables as they are written, and gives what the subgraph got. */
async function send(type: string, name: string, variables: string) {
  const query = `query ($v: ${type}) { echo(${name}: $v) }`;
  const before = served.server.requests.length;
  const answer = await city.send(
    'POST',
    '/graphql',
    { 'content-type': 'application/json', authorization: `Bearer ${city.token}` },
    `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  );
  const got = served.server.requests[before]?.body;
  return { answer, got: got && /"variables":(.*)\}$/.exec(got)?.[1] };
}

describe('a number of a variable', () => {
  it.each([
    ['Big', 'big', '9007199254740993'],
    ['Big', 'big', '-0.12345678901234567891'],
    ['Big', 'big', '[1e400,{"a":[12345678901234567890],"b":"9007199254740993"}]'],
    ['Box', 'box', '{"big":9007199254740993,"boxes":[{"big":9007199254740995}]}'],
    ['Float', 'float', '0.12345678901234567891'],
    ['Float', 'float', '12345678901234567890'],
    ['ID', 'id', '9007199254740993'],
    ['Int', 'int', '42'],
  ])('reaches the subgraph as it was written: %s %s %s', async (type, name, value) => {
    const { answer, got } = await send(type, name, `{"v":${value}}`);
    expect(answer.body).toEqual({ data: { echo: 'ok' } });
    expect(got).toBe(`{"v":${value}}`);
  });

  it.each([
    ['Int', 'int', '9007199254740993'],
    ['Float', 'float', '1e400'],
    ['Boolean', 'int', '9007199254740993'],
    ['[Int!]', 'int', '[9007199254740993]'],
  ])('that is no %s is refused: %s %s', async (type, name, value) => {
    const { answer, got } = await send(type, name, `{"v":${value}}`);
    expect([answer.status, codeOf(answer)]).toEqual([400, expect.stringMatching(/^[A-Z_]+$/)]);
    expect(codeOf(answer)).not.toBe('INTERNAL_ERROR');
    expect(got).toBeUndefined();
  });
});

describe('a number of a variable in an address', () => {
  const get = (variables: string) => {
    const query = 'query ($v: Big) { echo(big: $v) }';
    const search = new URLSearchParams({ query, variables });
    return city.send('GET', `/graphql?${search}`, {
      authorization: `Bearer ${city.token}`,
      'apollo-require-preflight': 'true',
    });
  };

  it('reaches the subgraph as it was written', async () => {
    expect((await get('{"v":9007199254740993}')).body).toEqual({ data: { echo: 'ok' } });
    expect(served.server.requests.at(-1)?.body).toContain('"variables":{"v":9007199254740993}');
  });

  it.each(['9007199254740993', '[9007199254740993]', '{"v":9007199254740993'])(
    'that is in %s is refused',
    async (variables) => {
      const answer = await get(variables);
      expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    },
  );

  it('cannot put in what stands beside the variables', async () => {
    const answer = await get('{"v":1},"variables":{"v":9007199254740993}');
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
  });
});

describe('a body with a long number', () => {
  it.each([
    ['variables that are none', '9007199254740993'],
    ['variables that are a list', '[9007199254740993]'],
    ['a key "__proto__"', '{"v":{"__proto__":{"polluted":9007199254740993}}}'],
    ['half of a text', '{"v":9007199254740993'],
    ['too deep a nest', `{"v":${'['.repeat(100_000)}9007199254740993${']'.repeat(100_000)}}`],
  ])('and %s is refused', async (_what, variables) => {
    const { answer, got } = await send('Big', 'big', variables);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'BAD_REQUEST']);
    expect(got).toBeUndefined();
    expect({}).not.toHaveProperty('polluted');
  });
});
