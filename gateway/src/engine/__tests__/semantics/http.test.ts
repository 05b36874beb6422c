import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Subgraph } from '@civicgraph/shared';
import { createHttpSubgraph } from '../..';
import { federation } from './federation';

/** What the server of a test does; each test sets it. */
let serve: RequestListener;
let server: Server;
let remote: Subgraph;

const city = federation({
  pumps: {
    sdl: 'type Query { pumps: [Pump!]! } type Pump @key(fields: "id") { id: ID! }',
    answer: () => pumps,
  },
  flow: {
    sdl: 'type Pump @key(fields: "id") { id: ID! litres: Int } type Query { total: Int }',
    open: () => remote,
  },
});

const pumps = {
  data: { pumps: ['p1', 'p2', 'p1'].map((id) => ({ __typename: 'Pump', id })) },
};

beforeAll(async () => {
  server = createServer((request, response) => serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  remote = createHttpSubgraph({ name: 'flow', url: `http://127.0.0.1:${port}`, timeoutMs: 300 });
});

afterAll(async () => {
  await remote.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const html = '<html><body>Internal Server Error</body></html>';

describe('a subgraph over HTTP', () => {
  it.each<[string, RequestListener, string]>([
    [
      'a 500 of HTML',
      (_, response) => response.writeHead(500).end(html),
      'SUBGRAPH_ANSWER_INVALID',
    ],
    ['HTML', (_, response) => response.end(html), 'SUBGRAPH_ANSWER_INVALID'],
    ['nothing', (_, response) => response.end(), 'SUBGRAPH_ANSWER_INVALID'],
    ['half of JSON', (_, response) => response.end('{"data":{"_ent'), 'SUBGRAPH_ANSWER_INVALID'],
    [
      'a redirect',
      (_, response) => response.writeHead(302, { location: '/' }).end(),
      'SUBGRAPH_ANSWER_INVALID',
    ],
    ['a 503', (_, response) => response.writeHead(503).end('busy'), 'SUBGRAPH_UNAVAILABLE'],
    ['a connection that breaks', ({ socket }) => socket.destroy(), 'SUBGRAPH_UNAVAILABLE'],
    [
      'an answer that breaks off',
      (_, response) => {
        response.writeHead(200, { 'content-length': '100' });
        response.write('{"data":', () => response.destroy());
      },
      'SUBGRAPH_UNAVAILABLE',
    ],
    ['silence', () => {}, 'SUBGRAPH_UNAVAILABLE'],
    [
      'data under a 500',
      (_, response) =>
        response.writeHead(500).end('{"data":{"_entities":[{"litres":1},{"litres":2}]}}'),
      'SUBGRAPH_ANSWER_INVALID',
    ],
  ])('that gives %s is told with a code at each place', async (_, listener, code) => {
    serve = listener;
    for (const by of ['hive', 'apollo'] as const) {
      const { data, errors } = JSON.parse(
        (await city.ask(by, '{ pumps { id litres } total }')).text,
      );
      expect(data).toEqual({
        pumps: ['p1', 'p2', 'p1'].map((id) => ({ id, litres: null })),
        total: null,
      });
      expect(errors).toEqual(
        [['pumps', 0, 'litres'], ['pumps', 1, 'litres'], ['pumps', 2, 'litres'], ['total']].map(
          (path) => ({
            message: expect.stringContaining('The subgraph "flow" did not answer'),
            path,
            extensions: { code, subgraph: 'flow' },
          }),
        ),
      );
    }
  });

  it('that is good is asked once for each entity, and its answer taken', async () => {
    const bodies: unknown[] = [];
    serve = (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk) => chunks.push(chunk));
      request.on('end', () => {
        bodies.push(JSON.parse(Buffer.concat(chunks).toString()).variables);
        response.end('{"data":{"_entities":[{"litres":7},{"litres":8}]}}');
      });
    };
    for (const by of ['hive', 'apollo'] as const) {
      bodies.length = 0;
      const { text } = await city.ask(by, '{ pumps { litres } }');
      expect(text).toBe('{"data":{"pumps":[{"litres":7},{"litres":8},{"litres":7}]}}');
      expect(bodies).toEqual([
        {
          representations: [
            { __typename: 'Pump', id: 'p1' },
            { __typename: 'Pump', id: 'p2' },
          ],
        },
      ]);
    }
  });
});
