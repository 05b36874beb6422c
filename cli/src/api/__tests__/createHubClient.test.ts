import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { createHubClient } from '../createHubClient';
import { statusOperation } from '../operations';

let server: Server;
let answer: (response: ServerResponse) => void;
let requests: {
  method: string | undefined;
  url: string | undefined;
  authorization: string | undefined;
}[];
let url: string;

beforeAll(async () => {
  server = createServer(({ method, url: path, headers: { authorization } }, response) => {
    requests.push({ method, url: path, authorization });
    answer(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : address}`;
});
afterAll(() => server.close());
beforeEach(() => {
  requests = [];
});

const ask = () => createHubClient({ url, token: 'hub_1_secret' }).ask(statusOperation, {});

describe('asking the hub', () => {
  it('posts to the registry with the token, and gives the data', async () => {
    answer = (response) => response.end('{"data":{"status":{}}}');
    expect(await ask()).toEqual({ status: {} });
    expect(requests).toEqual([
      { method: 'POST', url: '/registry/graphql', authorization: 'Bearer hub_1_secret' },
    ]);
  });

  test.each([
    [
      'an error with a code',
      401,
      '{"errors":[{"message":"No.","extensions":{"code":"REGISTRY_TOKEN_EXPIRED"}}]}',
      { name: 'ApiError', code: 'REGISTRY_TOKEN_EXPIRED', message: 'No.' },
    ],
    [
      'an error beside data',
      200,
      '{"data":{"status":null},"errors":[{"message":"No."}]}',
      { name: 'ApiError', code: 'INTERNAL_ERROR', message: 'No.' },
    ],
    ['a web page', 404, '<html>', { code: 'REGISTRY_UNAVAILABLE' }],
    ['nothing', 502, '', { code: 'REGISTRY_UNAVAILABLE' }],
    ['JSON of something else', 200, '{"status":"ok"}', { code: 'REGISTRY_UNAVAILABLE' }],
    ['null', 200, 'null', { code: 'REGISTRY_UNAVAILABLE' }],
    ['errors that are none', 200, '{"errors":[null]}', { code: 'REGISTRY_UNAVAILABLE' }],
    ['no data', 200, '{"data":null}', { code: 'REGISTRY_UNAVAILABLE' }],
  ])('fails with %s', async (_, status, body, error) => {
    answer = (response) => response.writeHead(status).end(body);
    await expect(ask()).rejects.toMatchObject(error);
  });

  it('does not carry the token to where it is redirected', async () => {
    answer = (response) => response.writeHead(307, { location: `${url}/elsewhere` }).end();
    await expect(ask()).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
    expect(requests.map((request) => request.url)).toEqual(['/registry/graphql']);
  });

  it('fails when the connection breaks, without telling the token', async () => {
    answer = (response) => response.destroy();
    const error: unknown = await ask().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
    expect(String(error)).not.toContain('secret');
  });
});
