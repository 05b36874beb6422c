import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OperationUse } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import {
  gatewayKey,
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import { historyOf } from '../../__tests__/fixtures/publishing';
import { places } from '../../__tests__/fixtures/schemas';
import { createRegistryClient } from '../createRegistryClient';

const use: OperationUse = {
  operationHash: 'a'.repeat(64),
  operationName: 'Places',
  document: 'query Places { places { code } }',
  client: 'dashboard',
  clientVersion: null,
  department: null,
  coordinates: ['Place.code', 'Query.places'],
  day: new Date().toISOString().slice(0, 10),
  count: 2,
};

describeOnEachDatabase('A gateway whose registry is another process', (databases) => {
  let hub: TestRegistry;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url());
  });
  afterAll(() => hub.close());

  test('gets the current supergraph once, and nothing before the first', async () => {
    const client = createRegistryClient({ url: hub.url, gatewayKey });
    expect(await client.nextSupergraph({ gateway: 'a', version: null })).toBeNull();
    await hub.registry.publishOwn([{ name: 'places', owner, sdl: places(), url: null }]);
    const next = await client.nextSupergraph({ gateway: 'a', version: null });
    expect(next).toEqual(await hub.registry.nextSupergraph({ gateway: 'b', version: null }));
    expect(await client.nextSupergraph({ gateway: 'a', version: 1 })).toBeNull();
    expect(await client.nextSupergraph({ gateway: 'a', version: 7 })).toEqual(next);
    await client.close();
  });

  test('is known by its id and the version it serves', async () => {
    const { data } = await hub.ask('{ status { gateways { id version } } }');
    expect(data).toEqual({
      status: {
        gateways: [
          { id: 'a', version: 7 },
          { id: 'b', version: null },
        ],
      },
    });
  });

  test('tells of the operations it saw', async () => {
    const client = createRegistryClient({ url: `${hub.url}/`, gatewayKey });
    await client.recordUses([use]);
    await client.recordUses([]);
    await client.close();
    expect((await hub.ask('{ status { operations } }')).data).toEqual({
      status: { operations: 1 },
    });
  });

  test('has bad uses skipped, and the others taken', async () => {
    const client = createRegistryClient({ url: hub.url, gatewayKey });
    await client.recordUses([
      { ...use, operationName: 'N'.repeat(1001) },
      { ...use, operationHash: 'b'.repeat(64) },
    ]);
    await client.close();
    expect((await hub.ask('{ status { operations } }')).data).toEqual({
      status: { operations: 2 },
    });
  });

  test.each([
    ['is none', {} as readonly OperationUse[]],
    ['is too long', Array<OperationUse>(10_001).fill(use)],
  ])('is told that a list that %s is bad, which is no reason to try again', async (_, uses) => {
    const client = createRegistryClient({ url: hub.url, gatewayKey });
    const list = Array.isArray(uses) ? uses : Object.assign(uses, { length: 1 });
    await expect(client.recordUses(list)).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    await client.close();
  });

  test.each([
    'gateway=',
    'gateway=a%0Ab',
    'version=1',
    'gateway=a&version=x',
    'gateway=a&gateway=b',
  ])('is refused when it says %s of itself', async (query) => {
    const response = await fetch(`${hub.url}/registry/supergraph?${query}`, {
      headers: { authorization: `Bearer ${gatewayKey.toString('base64url')}` },
    });
    expect(response.status).toBe(400);
  });

  test('is told that there is no registry when its key is wrong, and is in the history', async () => {
    const client = createRegistryClient({ url: hub.url, gatewayKey: randomBytes(32) });
    await expect(client.nextSupergraph({ gateway: 'a', version: null })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
    await expect(client.recordUses([use])).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
    await client.close();
    expect((await historyOf(hub)).at(-1)).toMatchObject({
      by: null,
      action: 'REQUEST',
      codes: ['REGISTRY_TOKEN_NOT_ACCEPTED'],
    });
  });

  test('cannot be one of a registry without a key', async () => {
    const closed = await openTestRegistry(databases.url(), { gatewayKey: undefined });
    const client = createRegistryClient({ url: closed.url, gatewayKey: Buffer.alloc(0) });
    await expect(client.nextSupergraph({ gateway: 'a', version: null })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
    await client.close();
    await closed.close();
  });
});

test('A registry that is down is unavailable', async () => {
  const client = createRegistryClient({ url: 'http://127.0.0.1:1', gatewayKey });
  await expect(client.nextSupergraph({ gateway: 'a', version: 1 })).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
  });
  await client.close();
});

describe('A registry that', () => {
  const opened: Server[] = [];
  afterEach(() => {
    for (const server of opened.splice(0)) server.close().closeAllConnections();
  });

  /** A client of whatever answers so. */
  async function clientOf(respond: RequestListener, limitMs?: number) {
    const server = createServer(respond).listen(0, '127.0.0.1');
    opened.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    return createRegistryClient({ url: `http://127.0.0.1:${port}`, gatewayKey, limitMs });
  }

  test.each<[string, RequestListener]>([
    ['never answers', () => undefined],
    ['never ends its answer', (_, response) => response.write('{')],
  ])('%s is unavailable when its time is over', async (_, respond) => {
    const client = await clientOf(respond, 50);
    await expect(client.nextSupergraph({ gateway: 'a', version: 1 })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
    await expect(client.recordUses([use])).rejects.toMatchObject({ code: 'REGISTRY_UNAVAILABLE' });
    await client.close();
  });

  test.each([
    ['is no JSON', '<html>'],
    ['is null', 'null'],
    ['has no subgraphs', { version: 1, supergraphSdl: 'type Query', subgraphs: [] }],
    ['has the version 0', { version: 0, supergraphSdl: 'type Query', subgraphs: [{}] }],
  ])('answers with what %s is unavailable', async (_, answer) => {
    const client = await clientOf((_request, response) => {
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
    await expect(client.nextSupergraph({ gateway: 'a', version: null })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
    await client.close();
  });
});

test('An address that is none is a wrong setting', () => {
  expect(() => createRegistryClient({ url: 'registry', gatewayKey })).toThrow(
    expect.objectContaining({ code: 'CONFIGURATION_INVALID' }),
  );
});
