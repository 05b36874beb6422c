import { generateIdentityKeys, HubError } from '@civicgraph/shared';
import pino from 'pino';
import { createGateway } from '../..';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { identityKeys } from '../../__tests__/fixtures/fakeSubgraph';
import {
  codeOf,
  demoIssuer,
  startGateway,
  type TestGateway,
} from '../../__tests__/fixtures/startGateway';

describe('the gateway', () => {
  const places = placesSubgraph();
  const people = peopleSubgraph();
  let city: TestGateway;
  beforeAll(async () => {
    city = await startGateway({ subgraphs: [places, people] });
  });
  afterAll(() => city.gateway.close());

  it('joins the subgraphs in one answer', async () => {
    const { status, text, headers } = await city.ask(
      'query Join { role places { nodes { id name population } } }',
    );
    expect(text).toBe(
      '{"data":{"role":"ANALYST","places":{"nodes":[{"id":"1","name":"North","population":100},{"id":"2","name":"South","population":200}]}}}',
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/json; charset=utf-8');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('signs one identity a request, and every fetch carries it and the request id', async () => {
    places.requests.length = 0;
    people.requests.length = 0;
    await city.ask('{ role places { nodes { population } } }', {
      headers: { 'x-request-id': 'r-7' },
    });
    const fetches = [...places.requests, ...people.requests];
    expect(fetches).toHaveLength(3);
    expect(new Set(fetches.map(({ request }) => request.identity)).size).toBe(1);
    for (const { request, identity } of fetches) {
      expect(request.requestId).toBe('r-7');
      expect(identity.requestId).toBe('r-7');
      expect(identity.viewer).toMatchObject({ id: 'a-1', role: 'ANALYST' });
    }
  });

  it.each(['abc', 'A.b_c-9', 'x'.repeat(64)])('keeps the request id %s', async (id) => {
    const answer = await city.ask('{ requestId }', { headers: { 'x-request-id': id } });
    expect(answer.headers['x-request-id']).toBe(id);
    expect(answer.body).toEqual({ data: { requestId: id } });
    expect(city.lines().at(-1)).toMatchObject({ requestId: id });
  });

  it.each(['a b', 'é', 'x'.repeat(65), '"forged"'])('replaces the request id %s', async (id) => {
    const answer = await city.ask('{ requestId }', {
      headers: { 'x-request-id': Buffer.from(id).toString('latin1') },
    });
    expect(answer.headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.body.data.requestId).toBe(answer.headers['x-request-id']);
  });

  it('logs one line a request, without token, query, variables or data', async () => {
    const before = city.lines().length;
    await city.ask('query Names($secretArgument: ID!) { place(id: $secretArgument) { name } }', {
      variables: { secretArgument: '1' },
      headers: { 'x-request-id': 'r-8' },
    });
    const [line, ...more] = city.lines().slice(before);
    expect(more).toEqual([]);
    expect(line).toEqual({
      level: 30,
      time: expect.any(Number),
      requestId: 'r-8',
      method: 'POST',
      route: '/graphql',
      role: 'ANALYST',
      department: null,
      purpose: null,
      operation: 'Names',
      status: 200,
      ms: expect.any(Number),
      errors: [],
      msg: 'request',
    });
    expect(city.logText()).not.toContain('secretArgument');
    expect(city.logText()).not.toContain('North');
    expect(city.logText()).not.toContain(city.token);
  });

  const json = { 'content-type': 'application/json' };
  const query = encodeURIComponent('{ role }');
  const mutation = encodeURIComponent('mutation { rename(id: 1, name: "x") { id } }');
  const preflight = { 'apollo-require-preflight': 'true' };

  it.each<
    [string, 'GET' | 'POST', string, Record<string, string>, string | undefined, number, string]
  >([
    ['malformed JSON', 'POST', '/graphql', json, '{', 400, 'BAD_REQUEST'],
    ['an empty body', 'POST', '/graphql', json, '', 400, 'BAD_REQUEST'],
    ['null', 'POST', '/graphql', json, 'null', 400, 'BAD_REQUEST'],
    ['a number', 'POST', '/graphql', json, '7', 400, 'BAD_REQUEST'],
    ['a batch', 'POST', '/graphql', json, '[{"query":"{ role }"}]', 400, 'BAD_REQUEST'],
    ['no query', 'POST', '/graphql', json, '{"variables":{}}', 400, 'BAD_REQUEST'],
    ['a query that is no text', 'POST', '/graphql', json, '{"query":{}}', 400, 'BAD_REQUEST'],
    [
      'variables as text',
      'POST',
      '/graphql',
      json,
      '{"query":"{ role }","variables":"{}"}',
      400,
      'BAD_REQUEST',
    ],
    [
      'a prototype',
      'POST',
      '/graphql',
      json,
      '{"__proto__":{"query":"{ role }"}}',
      400,
      'BAD_REQUEST',
    ],
    ['XML', 'POST', '/graphql', { 'content-type': 'text/xml' }, '<a/>', 415, 'BAD_REQUEST'],
    ['no type', 'POST', '/graphql', {}, '{"query":"{ role }"}', 400, 'CSRF_PREVENTED'],
    [
      'plain text',
      'POST',
      '/graphql',
      { 'content-type': 'text/plain; a=b' },
      '{}',
      400,
      'CSRF_PREVENTED',
    ],
    [
      'a form',
      'POST',
      '/graphql',
      { 'content-type': 'application/x-www-form-urlencoded' },
      'query=',
      400,
      'CSRF_PREVENTED',
    ],
    ['a bare GET', 'GET', `/graphql?query=${query}`, {}, undefined, 400, 'CSRF_PREVENTED'],
    ['GET with nothing', 'GET', '/graphql', preflight, undefined, 400, 'BAD_REQUEST'],
    [
      'GET with two queries',
      'GET',
      `/graphql?query=${query}&query=${query}`,
      preflight,
      undefined,
      400,
      'BAD_REQUEST',
    ],
    [
      'a mutation by GET',
      'GET',
      `/graphql?query=${mutation}`,
      preflight,
      undefined,
      405,
      'BAD_REQUEST',
    ],
    ['another address', 'GET', '/graphiql', {}, undefined, 404, 'BAD_REQUEST'],
    ['a malformed address', 'GET', '/%zz', {}, undefined, 400, 'BAD_REQUEST'],
    ['syntax', 'POST', '/graphql', json, '{"query":"{"}', 400, 'GRAPHQL_PARSE_FAILED'],
    [
      'an unknown field',
      'POST',
      '/graphql',
      json,
      '{"query":"{ x }"}',
      400,
      'GRAPHQL_VALIDATION_FAILED',
    ],
    [
      'a variable of a wrong type',
      'POST',
      '/graphql',
      json,
      '{"query":"query($n: Int!) { places(first: $n) { nodes { id } } }","variables":{"n":"x"}}',
      400,
      'BAD_USER_INPUT',
    ],
    [
      'two operations',
      'POST',
      '/graphql',
      json,
      '{"query":"query A { role } query B { role }"}',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
    [
      'an unknown operation',
      'POST',
      '/graphql',
      json,
      '{"query":"{ role }","operationName":"X"}',
      400,
      'OPERATION_RESOLUTION_FAILURE',
    ],
  ])('answers %s in JSON with a code', async (_what, method, path, headers, body, status, code) => {
    const authorization = `Bearer ${city.token}`;
    const answer = await city.send(method, path, { authorization, ...headers }, body);
    expect({ status: answer.status, code: codeOf(answer) }).toEqual({ status, code });
    expect(answer.body).toEqual({
      errors: [expect.objectContaining({ message: expect.any(String) })],
    });
    expect(answer.text).not.toContain('stacktrace');
  });

  it('answers a query by GET when it cannot be forged', async () => {
    const authorization = `Bearer ${city.token}`;
    const answer = await city.send('GET', `/graphql?query=${query}`, {
      authorization,
      ...preflight,
    });
    expect(answer.body).toEqual({ data: { role: 'ANALYST' } });
  });

  it('has no page at / unless it was asked for one', async () => {
    expect((await city.send('GET', '/')).status).toBe(404);
  });

  it('says live and ready without a token, and who is not', async () => {
    expect((await city.send('GET', '/health/live')).body).toEqual({ status: 'ok' });
    const ready = await city.send('GET', '/health/ready');
    expect(ready).toMatchObject({
      status: 200,
      body: { status: 'ok', subgraphs: { places: 'ok', people: 'ok' } },
    });
    places.isReady = false;
    const answer = await city.send('GET', '/health/ready');
    places.isReady = true;
    expect(answer).toMatchObject({
      status: 503,
      body: { status: 'not ready', subgraphs: { places: 'DATABASE_UNREACHABLE', people: 'ok' } },
    });
  });

  it('says which port is taken, and what to do', async () => {
    const port = Number(new URL(city.gateway.url).port);
    await expect(startGateway({ port })).rejects.toMatchObject({
      code: 'PORT_TAKEN',
      message: expect.stringContaining(`Port ${port} is in use`),
    });
  });
});

describe('a gateway that cannot start', () => {
  const start = async (options: Partial<Parameters<typeof createGateway>[0]>) =>
    createGateway({
      subgraphs: [placesSubgraph()],
      identityKeys,
      tokens: await demoIssuer(),
      port: 0,
      host: '127.0.0.1',
      introspection: true,
      logger: pino({ enabled: false }),
      subgraphWaitMs: 0,
      ...options,
    });

  it('says which subgraph never came', async () => {
    const away = placesSubgraph();
    away.execute = async () => ({
      errors: [{ message: 'no', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }],
    });
    await expect(start({ subgraphs: [away, peopleSubgraph()] })).rejects.toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      extensions: { subgraph: 'places' },
    });
  });

  it('waits for one that comes later, and says so once', async () => {
    const late = placesSubgraph();
    const { execute } = late;
    let calls = 0;
    late.execute = async (request) => {
      calls += 1;
      if (calls > 2) return execute(request);
      return { errors: [{ message: 'no', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }] };
    };
    const lines: string[] = [];
    const gateway = await start({
      subgraphs: [late],
      subgraphWaitMs: 30_000,
      logger: pino({ base: null }, { write: (line) => lines.push(line) }),
    });
    await gateway.close();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { subgraph: 'places', msg: 'waiting for a subgraph' },
    ]);
  });

  it('passes on why a subgraph refuses to tell its schema', async () => {
    const strict = placesSubgraph();
    strict.execute = async () => {
      throw new HubError('IDENTITY_NOT_ACCEPTED', 'forged');
    };
    const { privateKey } = generateIdentityKeys();
    await expect(
      start({ subgraphs: [strict], identityKeys: { privateKey } }),
    ).rejects.toMatchObject({ code: 'IDENTITY_NOT_ACCEPTED' });
  });
});
