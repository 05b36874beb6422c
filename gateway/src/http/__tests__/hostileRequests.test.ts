import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { parse } from 'graphql';
import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';
import { createDocumentStore } from '../documentStore';

let city: TestGateway;
beforeAll(async () => {
  city = await startGateway();
});
afterAll(() => city.gateway.close());

const statusAndCode = (answer: Awaited<ReturnType<TestGateway['ask']>>) => [
  answer.status,
  codeOf(answer),
];

describe('a GET request', () => {
  const get = (search: string) =>
    city.send('GET', `/graphql?${search}`, {
      authorization: `Bearer ${city.token}`,
      'apollo-require-preflight': '1',
    });
  const doubling = `{ ...F0 } ${Array.from({ length: 10 }, (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`).join(' ')} fragment F10 on Query { role }`;

  it.each(['', '%23%zz', '&x=%zz', '%23%ff'])(
    'is measured as it is parsed, whatever its address holds: %s',
    async (ending) => {
      const answer = await get(`query=${encodeURIComponent(doubling)}${ending}`);
      expect(statusAndCode(answer)).toEqual([400, 'QUERY_TOO_WIDE']);
    },
  );

  it('is answered when its address is odd and its operation is not', async () => {
    const answer = await get('query=%7Brole%7D%23%zz');
    expect(answer.body).toEqual({ data: { role: 'ANALYST' } });
  });
});

describe('a request that is too much', () => {
  it.each([
    ['in a fragment that nothing uses', `{ role } fragment F on Place { ${'id '.repeat(600)} }`],
    [
      'in several operations',
      `query A { role ${'role '.repeat(300)} } query B { ${'role '.repeat(300)} }`,
    ],
  ])('is refused %s', async (_, query) => {
    expect(statusAndCode(await city.ask(query, { operationName: 'A' }))).toEqual([
      400,
      'QUERY_TOO_WIDE',
    ]);
  });

  it('is refused for literals nested beyond the stack', async () => {
    const nested = `${'['.repeat(1900)}${']'.repeat(1900)}`;
    expect(statusAndCode(await city.ask(`{ place(id: ${nested}) { id } }`))).toEqual([
      400,
      expect.stringMatching(/^QUERY_TOO_DEEP$|^GRAPHQL_VALIDATION_FAILED$/),
    ]);
  });

  it('is refused for variables nested beyond the stack', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
    const answer = await city.send(
      'POST',
      '/graphql',
      { 'content-type': 'application/json', authorization: `Bearer ${city.token}` },
      `{"query":"{ role }","variables":{"a":${deep}}}`,
    );
    expect(statusAndCode(answer)).toEqual([400, 'BAD_REQUEST']);
  });

  it('is refused for an argument that cannot be counted with', async () => {
    const query = `query($c: ID = "1") {
      bad: place(id: $c) { id }
      places(first: 100) { nodes { children { children { children { id } } } } }
    }`;
    expect(statusAndCode(await city.ask(query, { variables: { c: null } }))).toEqual([
      400,
      'BAD_USER_INPUT',
    ]);
    expect(statusAndCode(await city.ask(query))).toEqual([400, 'QUERY_TOO_COSTLY']);
  });

  it('is refused for a kind of operation that the hub does not have', async () => {
    expect(statusAndCode(await city.ask('subscription { role }'))).toEqual([
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ]);
  });

  it('has no message of its own length', async () => {
    const answer = await city.ask('query($n: Int!) { places(first: $n) { nodes { id } } }', {
      variables: { n: 'x'.repeat(100_000) },
    });
    expect(statusAndCode(answer)).toEqual([400, 'BAD_USER_INPUT']);
    expect(answer.text.length).toBeLessThan(2000);
  });
});

describe('what is not HTTP', () => {
  it.each([
    ['nonsense', 'nonsense\r\n\r\n', 400],
    [
      'headers without end',
      `GET /graphql HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`,
      431,
    ],
  ])('is refused with a code: %s', async (_, sent, status) => {
    const socket = connect(Number(new URL(city.gateway.url).port), '127.0.0.1');
    await once(socket, 'connect');
    socket.write(sent);
    const answer = await text(socket);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    const body = JSON.parse(answer.slice(answer.indexOf('{')));
    expect(body.errors[0].extensions).toEqual({ code: 'BAD_REQUEST' });
  });
});

test('a connection is not held open by a client that does not end its half', async () => {
  const socket = connect({
    port: Number(new URL(city.gateway.url).port),
    host: '127.0.0.1',
    allowHalfOpen: true,
  });
  await once(socket, 'connect');
  socket.write('nonsense\r\n\r\n');
  socket.resume();
  await once(socket, 'end');
  // What is sent to a connection that is gone is answered by its reset.
  const gone = once(socket, 'error');
  const sending = setInterval(() => socket.write('more'), 5);
  const [error] = await gone;
  clearInterval(sending);
  expect(['EPIPE', 'ECONNRESET']).toContain(error.code);
});

test('a request without a name of the hub is refused with a code', async () => {
  const socket = connect(Number(new URL(city.gateway.url).port), '127.0.0.1');
  await once(socket, 'connect');
  socket.write(
    `GET /graphql?query=%7Brole%7D HTTP/1.1\r\nhost: [\r\nauthorization: Bearer ${city.token}\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n`,
  );
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1.1 400 /);
  expect(answer).toContain('"code":"BAD_REQUEST"');
});

test('the documents that are kept are weighed by their text, comments too', async () => {
  const store = createDocumentStore();
  const kept = async (sources: readonly string[]) => {
    for (const source of sources) await store.set(source, parse(source));
    const found = await Promise.all(sources.map((source) => store.get(source)));
    return found.filter((document) => document !== undefined).length;
  };
  expect(await kept(Array.from({ length: 20 }, (_, at) => `{ a${at} }`))).toBe(20);
  const long = '#'.repeat(1_000_000);
  expect(await kept(Array.from({ length: 20 }, (_, at) => `{ a${at} } ${long}`))).toBe(1);
});
