import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { identityHeader, requestIdHeader, type Subgraph, signIdentity } from '@civicgraph/shared';
import { createHttpSubgraph } from '../../..';
import { peopleSubgraph, placesSubgraph } from '../../../__tests__/fixtures/city';
import { type FakeSubgraph, identityKeys } from '../../../__tests__/fixtures/fakeSubgraph';
import { startGateway } from '../../../__tests__/fixtures/startGateway';

const opened: { close(): Promise<void> | void }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close();
});

async function serve(listener: RequestListener): Promise<{ url: string; server: Server }> {
  const server = createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  opened.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

/** Puts a fake behind real HTTP, as a subgraph process does. */
async function overHttp(fake: FakeSubgraph): Promise<Subgraph> {
  const { url } = await serve(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    if (request.url === '/health/ready') {
      response.statusCode = fake.isReady ? 200 : 503;
      response.end(fake.isReady ? '{}' : '{"status":"not ready","reason":"DATABASE_UNREACHABLE"}');
      return;
    }
    const chunks = await request.toArray();
    const answer = await fake.execute({
      ...JSON.parse(Buffer.concat(chunks).toString()),
      identity: request.headers[identityHeader],
      requestId: request.headers[requestIdHeader],
    });
    response.end(JSON.stringify(answer));
  });
  return createHttpSubgraph({ name: fake.name, url: `${url}/graphql` });
}

const identity = () => signIdentity(identityKeys.privateKey, { viewer: null, requestId: 'r-1' });

describe.each([
  ['in process', async (fake: FakeSubgraph): Promise<Subgraph> => fake],
  ['over HTTP', overHttp],
])('a subgraph %s', (_name, reach) => {
  it('answers with data', async () => {
    const places = await reach(placesSubgraph());
    const answer = await places.execute({
      query: 'query A { role: __typename } query B($id: ID!) { place(id: $id) { name } }',
      operationName: 'B',
      variables: { id: '2' },
      identity: await identity(),
      requestId: 'r-1',
    });
    await places.close();
    expect(JSON.stringify(answer)).toBe('{"data":{"place":{"name":"South"}}}');
  });

  it('keeps half an answer and its error', async () => {
    const places = await reach(placesSubgraph());
    const answer = await places.execute({
      query: '{ codedFault place(id: "1") { name } }',
      identity: await identity(),
    });
    await places.close();
    expect(JSON.stringify(answer)).toBe(
      '{"data":{"codedFault":null,"place":{"name":"North"}},"errors":[{"message":"No region \\"9\\".","locations":[{"line":1,"column":3}],"path":["codedFault"],"extensions":{"region":"9","code":"REGION_NOT_FOUND"}}]}',
    );
  });

  it('is ready, or says that it is not', async () => {
    const fake = placesSubgraph();
    const places = await reach(fake);
    await expect(places.checkReady()).resolves.toBeUndefined();
    fake.isReady = false;
    await expect(places.checkReady()).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
    await places.close();
  });
});

describe('a gateway over both transports', () => {
  it.each([
    '{ role places { nodes { id name population mayor } } }',
    '{ secretFault codedFault role place(id: "7") { id } }',
    'query ($id: ID!) { a: place(id: $id) { ... on Place { mayor } } }',
    'mutation { rename(id: "2", name: "Süd 南") { id name population } }',
    '{ nope }',
  ])('answers %s byte for byte alike', async (query) => {
    const headers = { 'x-request-id': 'same' };
    const near = await startGateway();
    const far = await startGateway({
      subgraphs: [await overHttp(placesSubgraph()), await overHttp(peopleSubgraph())],
    });
    opened.push(near.gateway, far.gateway);
    const variables = { id: '2' };
    const one = await near.ask(query, { variables, headers });
    const other = await far.ask(query, { variables, headers });
    expect(other.text).toBe(one.text);
    expect(other.status).toBe(one.status);
  });
});

describe('a subgraph that fails over HTTP', () => {
  const ask = async (listener: RequestListener, timeoutMs?: number) => {
    const { url } = await serve(listener);
    const subgraph = createHttpSubgraph({ name: 'bad', url, timeoutMs });
    const answer = await subgraph.execute({ query: '{ x }' });
    await subgraph.close();
    expect(answer.errors).toHaveLength(1);
    const { message = '', extensions } = answer.errors?.[0] ?? {};
    expect(extensions).toEqual({ code: expect.any(String), subgraph: 'bad' });
    expect(message).not.toContain('127.0.0.1');
    return { code: extensions?.code, reason: /\((.*)\)/.exec(message)?.[1], data: answer.data };
  };

  it.each<[string, RequestListener, string, string]>([
    [
      'HTML',
      (_request, response) => response.end('<html>Bad gateway</html>'),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 200, not JSON',
    ],
    [
      '500 and nothing',
      (_request, response) => response.writeHead(500).end(),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 500, not JSON',
    ],
    [
      '500 and data',
      (_request, response) => response.writeHead(500).end('{"data":{"x":1}}'),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 500',
    ],
    [
      'a list',
      (_request, response) => response.end('[]'),
      'SUBGRAPH_ANSWER_INVALID',
      'not an object',
    ],
    [
      'neither data nor errors',
      (_request, response) => response.end('{"message":"hello"}'),
      'SUBGRAPH_ANSWER_INVALID',
      'neither data nor errors',
    ],
    [
      'errors that are none',
      (_request, response) => response.end('{"errors":["x"]}'),
      'SUBGRAPH_ANSWER_INVALID',
      '"errors" is not a list of errors',
    ],
    [
      'a reset before the answer',
      (request) => request.socket.destroy(),
      'SUBGRAPH_UNAVAILABLE',
      'connection lost',
    ],
    [
      'a reset in the middle of the answer',
      (request, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"data":', () => request.socket.destroy());
      },
      'SUBGRAPH_UNAVAILABLE',
      'connection lost',
    ],
  ])('turns %s into a coded error', async (_what, listener, code, reason) => {
    expect(await ask(listener)).toEqual({ code, reason, data: undefined });
  });

  it('gives up after its time', async () => {
    expect(await ask(() => {}, 50)).toMatchObject({
      code: 'SUBGRAPH_UNAVAILABLE',
      reason: 'no answer within 50 ms',
    });
  });

  it('passes the errors of a 500 on', async () => {
    const { url } = await serve((_request, response) =>
      response.writeHead(500).end('{"errors":[{"message":"m","extensions":{"code":"FORBIDDEN"}}]}'),
    );
    const subgraph = createHttpSubgraph({ name: 'bad', url });
    const answer = await subgraph.execute({ query: '{ x }' });
    await subgraph.close();
    expect(answer).toEqual({ errors: [{ message: 'm', extensions: { code: 'FORBIDDEN' } }] });
  });

  it('says when nobody listens', async () => {
    const { url, server } = await serve(() => {});
    server.close();
    await once(server, 'close');
    const subgraph = createHttpSubgraph({ name: 'bad', url });
    const answer = await subgraph.execute({ query: '{ x }' });
    await expect(subgraph.checkReady()).rejects.toThrow();
    await subgraph.close();
    expect(answer.errors?.[0]?.message).toContain('(connection refused)');
    expect((await subgraph.execute({ query: '{ x }' })).errors?.[0]?.message).toContain('(closed)');
  });

  it('refuses an address that is none', () => {
    expect(() => createHttpSubgraph({ name: 'a', url: 'localhost:1' })).toThrow(/"localhost:1"/);
  });
});

describe('a subgraph that dies in the middle of a query', () => {
  it('costs its part of the answer and no more', async () => {
    const fake = placesSubgraph();
    const { url } = await serve(async (request, response) => {
      const { query } = JSON.parse(Buffer.concat(await request.toArray()).toString());
      if (query.includes('slow')) {
        request.socket.destroy();
        return;
      }
      const given = request.headers[identityHeader] as string;
      response.end(JSON.stringify(await fake.execute({ query, identity: given })));
    });
    const city = await startGateway({
      subgraphs: [createHttpSubgraph({ name: 'places', url }), peopleSubgraph()],
    });
    opened.push(city.gateway);
    const whole = await city.ask('{ role place(id: "1") { name } }');
    expect(whole.body).toEqual({ data: { role: 'ANALYST', place: { name: 'North' } } });
    const half = await city.ask('{ role slow }');
    expect({ status: half.status, body: half.body }).toEqual({
      status: 200,
      body: {
        errors: [
          {
            message:
              'The subgraph "places" did not answer (connection lost). The rest of the answer is whole; try again later.',
            path: ['slow'],
            extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'places' },
          },
        ],
        data: { role: 'ANALYST', slow: null },
      },
    });
  });

  it('cannot bring the gateway down by throwing', async () => {
    const broken = { ...peopleSubgraph() };
    const { execute } = broken;
    broken.execute = async (request) => {
      if (!request.query.includes('_service')) throw new Error('secret-detail');
      return execute(request);
    };
    const city = await startGateway({ subgraphs: [placesSubgraph(), broken] });
    opened.push(city.gateway);
    const answer = await city.ask('{ place(id: "1") { name mayor } }');
    expect(answer.body.data).toEqual({ place: { name: 'North', mayor: null } });
    expect(answer.body.errors).toEqual([
      {
        message:
          'The subgraph "people" did not answer with a GraphQL response (failed). The rest of the answer is whole.',
        path: ['place', 'mayor'],
        extensions: { code: 'SUBGRAPH_ANSWER_INVALID', subgraph: 'people' },
      },
    ]);
    expect(`${answer.text}${city.logText()}`).not.toContain('secret-detail');
  });
});
