import { setMaxListeners } from 'node:events';
import {
  createFetchVerifier,
  fetchHeader,
  parseAllowedAddresses,
  refusalsHeader,
  type Subgraph,
  type ToldRefusal,
} from '@civicgraph/shared';
import { writeJson } from '../../json';
import { createHttpSubgraph, type HttpSubgraphOptions } from '../createHttpSubgraph';
import { failureOf } from '../subgraphFailure';
import { type FakeServer, fakeServer, until } from './fakeServer';

const opened: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function reach(
  answer: Parameters<typeof fakeServer>[0],
  options: Partial<HttpSubgraphOptions> = {},
): Promise<{ subgraph: Subgraph; server: FakeServer }> {
  const server = await fakeServer(answer);
  const subgraph = createHttpSubgraph({ name: 'far', url: server.url, ...options });
  opened.push(server, subgraph);
  return { subgraph, server };
}

const ok: Parameters<typeof fakeServer>[0] = (response) => response.end('{"data":{"x":1}}');
const soon = () => Date.now() + 5000;

describe('the body of a fetch', () => {
  it('holds the operation and the variables as they are written', async () => {
    const { subgraph, server } = await reach(ok);
    const query = 'query A($n: N) { "\ud800" }\nquery B { x }';
    const variablesText = '{"n":9007199254740993}';
    await subgraph.execute({ query, operationName: 'A', variablesText });
    await subgraph.execute({ query, operationName: 'B', variables: { n: [1, undefined, 'ü'] } });
    await subgraph.execute({ query, operationName: 'B' });
    const written = '"query":"query A($n: N) { \\"\\ud800\\" }\\nquery B { x }"';
    expect(server.requests.map(({ body }) => body)).toEqual([
      `{${written},"operationName":"A","variables":{"n":9007199254740993}}`,
      `{${written},"operationName":"B","variables":{"n":[1,null,"ü"]}}`,
      `{${written},"operationName":"B"}`,
    ]);
  });
});

describe('the address of a subgraph', () => {
  const hosts = ['127.0.0.1', 'localhost', '2130706433', '[::ffff:127.0.0.1]'];

  it.each(hosts)('is connected to when it is allowed (%s)', async (host) => {
    const server = await fakeServer(ok);
    const { port } = new URL(server.url);
    const allowedAddresses = parseAllowedAddresses('127.0.0.0/8,::1/128');
    const url = `http://${host}:${port}`;
    const subgraph = createHttpSubgraph({ name: 'far', url, allowedAddresses });
    opened.push(server, subgraph);
    expect(await subgraph.execute({ query: '{ x }' })).toEqual({ data: { x: 1 } });
  });

  it.each(hosts)('is not connected to when it is not (%s)', async (host) => {
    const server = await fakeServer(ok);
    const { port } = new URL(server.url);
    const allowedAddresses = parseAllowedAddresses('10.0.0.0/8');
    const url = `http://${host}:${port}`;
    const subgraph = createHttpSubgraph({ name: 'far', url, allowedAddresses });
    opened.push(server, subgraph);
    const answer = await subgraph.execute({ query: '{ x }' });
    expect(answer).toEqual({
      errors: [
        {
          message: expect.stringContaining('(address not allowed)'),
          extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'far' },
        },
      ],
    });
    expect(failureOf(answer)).toMatchObject({ isUntouched: false });
    await expect(subgraph.checkReady()).rejects.toMatchObject({ code: 'SUBGRAPH_URL_NOT_ALLOWED' });
    expect(server.connections()).toBe(0);
  });
});

describe('an answer over HTTP', () => {
  it('keeps numbers that a double would not', async () => {
    const text = '{"x":9007199254740993,"y":[0.12345678901234567891],"z":"\\ud800","w":1}';
    const { subgraph } = await reach((response) => response.end(`{"data":${text}}`));
    const { data } = await subgraph.execute({ query: '{ x }' });
    expect(writeJson(data)).toBe(text);
  });

  it.each(['', '9007199254740993'])('cannot pollute a prototype (%s)', async (number) => {
    const { subgraph } = await reach((response) =>
      response.end(`{"data":{"__proto__":{"polluted":1${number}}},"__proto__":{"data":null}}`),
    );
    const { data } = await subgraph.execute({ query: '{ x }' });
    expect(Object.keys(data ?? {})).toEqual(['__proto__']);
    expect({}).not.toHaveProperty('polluted');
  });

  it('may begin with a byte order mark', async () => {
    const { subgraph } = await reach((response) => response.end('\ufeff{"data":{"x":1}}'));
    expect(await subgraph.execute({ query: '{ x }' })).toEqual({ data: { x: 1 } });
  });

  it('may come in parts that cut a character, after an early hint', async () => {
    const bytes = Buffer.from('{"data":{"x":"南"}}');
    const { subgraph } = await reach((response) => {
      response.writeEarlyHints({ link: '</x>; rel=preload' });
      response.write(bytes.subarray(0, 15), () => response.end(bytes.subarray(15)));
    });
    expect(await subgraph.execute({ query: '{ x }' })).toEqual({ data: { x: '南' } });
  });

  it.each<[string, Parameters<typeof fakeServer>[0], string, string, boolean]>([
    [
      'a redirect',
      (to) => to.writeHead(302, { location: '/x' }).end(),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 302, not JSON',
      false,
    ],
    [
      'a redirect with data',
      (to) => to.writeHead(307, { location: '/x' }).end('{"data":{"x":1}}'),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 307',
      false,
    ],
    [
      '204',
      (to) => to.writeHead(204).end(),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 204, not JSON',
      false,
    ],
    [
      'half of a JSON text',
      (to) => to.end('{"data":{"x":'),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 200, not JSON',
      false,
    ],
    [
      'JSON nested too deeply',
      (to) => to.end(`${'['.repeat(200_000)}9007199254740993${']'.repeat(200_000)}`),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 200, not JSON',
      false,
    ],
    [
      'compressed bytes',
      (to) => to.writeHead(200, { 'content-encoding': 'gzip' }).end(Buffer.from([31, 139, 8, 0])),
      'SUBGRAPH_ANSWER_INVALID',
      'HTTP 200, not JSON',
      false,
    ],
    [
      '503 in HTML',
      (to) => to.writeHead(503).end('<html>'),
      'SUBGRAPH_UNAVAILABLE',
      'HTTP 503',
      true,
    ],
    [
      '504 with data',
      (to) => to.writeHead(504).end('{"data":{"x":1}}'),
      'SUBGRAPH_UNAVAILABLE',
      'HTTP 504',
      true,
    ],
    [
      'no HTTP',
      (to) => to.socket?.end('SSH-2.0-OpenSSH\r\n'),
      'SUBGRAPH_ANSWER_INVALID',
      'not HTTP',
      false,
    ],
    ['a reset', (to) => to.socket?.destroy(), 'SUBGRAPH_UNAVAILABLE', 'connection lost', true],
    [
      'a reset within the answer',
      (to) => to.writeHead(200, { 'content-length': 9 }).write('{', () => to.socket?.destroy()),
      'SUBGRAPH_UNAVAILABLE',
      'connection lost',
      false,
    ],
  ])('that is %s is a coded error', async (_what, answer, code, reason, isUntouched) => {
    const { subgraph } = await reach(answer);
    const response = await subgraph.execute({ query: '{ x }' });
    expect(response.errors?.map(({ extensions }) => extensions)).toEqual([
      { code, subgraph: 'far' },
    ]);
    expect(response.errors?.[0]?.message).toContain(`(${reason})`);
    expect(failureOf(response)?.isUntouched).toBe(isUntouched);
  });

  it.each([true, false])('may not be larger than the limit (length told: %s)', async (isTold) => {
    const { subgraph } = await reach(
      (response) => {
        const text = `{"data":{"x":"${'x'.repeat(100_000)}"}}`;
        if (isTold) response.setHeader('content-length', text.length);
        response.end(text);
      },
      { maxAnswerBytes: 100_000 },
    );
    const response = await subgraph.execute({ query: '{ x }' });
    expect(response.errors?.[0]?.message).toContain('(larger than allowed)');
    expect(response.errors?.[0]?.extensions?.code).toBe('SUBGRAPH_ANSWER_INVALID');
  });
});

describe('a fetch over HTTP', () => {
  it('tells the time that is left', async () => {
    const { subgraph, server } = await reach(ok, { timeoutMs: 3000 });
    await subgraph.execute({ query: '{ x }', deadline: soon() });
    await subgraph.execute({ query: '{ x }', deadline: Date.now() + 1000 });
    const [far, near] = server.requests.map(({ headers }) => Number(headers['x-timeout-ms']));
    expect(far).toBe(3000);
    expect(near).toBeLessThanOrEqual(1000);
    expect(near).toBeGreaterThan(0);
  });

  it('goes over kept-alive connections, one at a time each', async () => {
    const { subgraph, server } = await reach(ok);
    for (let count = 0; count < 5; count++) await subgraph.execute({ query: '{ x }' });
    // An answered connection is free a turn later.
    expect(server.connections()).toBeLessThanOrEqual(2);
    await Promise.all(Array.from({ length: 5 }, () => subgraph.execute({ query: '{ x }' })));
    expect(server.connections()).toBeGreaterThanOrEqual(5);
  });

  it('is not sent when its time is over', async () => {
    const { subgraph, server } = await reach(ok);
    const response = await subgraph.execute({ query: '{ x }', deadline: Date.now() });
    expect(response.errors?.[0]?.extensions).toEqual({
      code: 'DEADLINE_EXCEEDED',
      subgraph: 'far',
    });
    expect(server.requests).toEqual([]);
  });

  it('is given up at its deadline, also in the middle of the answer', async () => {
    const { subgraph, server } = await reach((response) => response.write('{"data":'));
    const response = await subgraph.execute({ query: '{ x }', deadline: Date.now() + 60 });
    expect(response.errors?.[0]?.extensions?.code).toBe('DEADLINE_EXCEEDED');
    await until(() => server.open() === 0);
  });

  it('is given up when nobody waits any more', async () => {
    const { subgraph, server } = await reach(() => {});
    const client = new AbortController();
    const answers = [1, 2, 3].map(() =>
      subgraph.execute({ query: '{ x }', signal: client.signal, deadline: soon() }),
    );
    await until(() => server.open() === 3);
    client.abort();
    for (const response of await Promise.all(answers)) {
      expect(failureOf(response)?.outcome).toBe('aborted');
    }
    await until(() => server.open() === 0);
    await subgraph.execute({ query: '{ x }', signal: client.signal });
    expect(server.requests).toHaveLength(3);
  });

  it('that waited for a connection is not sent once given up', async () => {
    const { subgraph, server } = await reach((response, { body }) => {
      if (body.includes('last')) response.end('{"data":{"last":1}}');
    });
    const client = new AbortController();
    setMaxListeners(0, client.signal);
    const fetches = Array.from({ length: 70 }, () =>
      subgraph.execute({ query: '{ x }', signal: client.signal }),
    );
    await until(() => server.open() === 64);
    client.abort();
    await Promise.all(fetches);
    expect(await subgraph.execute({ query: '{ last }' })).toEqual({ data: { last: 1 } });
    expect(server.requests).toHaveLength(65);
  });
});

describe('the proof of a fetch', () => {
  const fetchKey = Buffer.alloc(32, 1);

  it('goes with each, also with one that is sent again, and with the health check', async () => {
    const { subgraph, server } = await reach(ok, { fetchKey });
    const request = { query: '{ 房 }', variables: { a: '屋' }, identity: 'identity' };
    await subgraph.execute(request);
    await subgraph.execute(request);
    await subgraph.checkReady();
    const verify = createFetchVerifier('far', fetchKey);
    const proofs = server.requests.map(({ headers, body }) => {
      const proof = headers[fetchHeader] as string;
      verify(proof, body === '' ? '' : 'identity', Buffer.from(body));
      return proof;
    });
    expect(new Set(proofs).size).toBe(3);
  });

  it('is left out where there is no key, or no identity that it could prove', async () => {
    const [without, unsigned] = [await reach(ok), await reach(ok, { fetchKey })];
    await without.subgraph.execute({ query: '{ x }', identity: 'identity' });
    await without.subgraph.checkReady();
    await unsigned.subgraph.execute({ query: '{ x }' });
    const requests = [...without.server.requests, ...unsigned.server.requests];
    expect(requests.map(({ headers }) => headers[fetchHeader])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe('what a subgraph has refused', () => {
  it('is handed on as it is told, with answers and with health', async () => {
    const told = ['IDENTITY_REQUIRED=2,IDENTITY_NOT_ACCEPTED=1', undefined, 'IDENTITY_REQUIRED=7'];
    const { subgraph } = await reach((response, { number }) => {
      const text = told[number - 1];
      if (text) response.setHeader(refusalsHeader, text);
      response.end('{"data":{"x":1}}');
    });
    const refusals: ToldRefusal[] = [];
    subgraph.watchRefusals?.((refusal) => refusals.push(refusal));
    for (let count = 0; count < 2; count += 1) await subgraph.execute({ query: '{ x }' });
    await subgraph.checkReady();
    expect(refusals).toEqual([
      { code: 'IDENTITY_REQUIRED', count: 2 },
      { code: 'IDENTITY_NOT_ACCEPTED', count: 1 },
      { code: 'IDENTITY_REQUIRED', count: 7 },
    ]);
  });

  it('is left out where it is no count of a known code', async () => {
    const { subgraph } = await reach((response) => {
      response.setHeader(refusalsHeader, 'NONSENSE=1,FORBIDDEN=-1,,FORBIDDEN=1e3,FORBIDDEN=2');
      response.end('{"data":{"x":1}}');
    });
    const refusals: ToldRefusal[] = [];
    subgraph.watchRefusals?.((refusal) => refusals.push(refusal));
    expect(await subgraph.execute({ query: '{ x }' })).toEqual({ data: { x: 1 } });
    expect(refusals).toEqual([{ code: 'FORBIDDEN', count: 2 }]);
  });
});
