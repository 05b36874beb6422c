import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deriveFetchKey, fetchHeader, gatewayHeader, identityHeader } from '@civicgraph/shared';
import { type FakeSubgraph, fakeSubgraph } from '../../__tests__/fixtures/fakeSubgraph';
import { codeOf, startGateway, type TestGateway } from '../../__tests__/fixtures/startGateway';
import { type FakeServer, fakeServer, until } from '../../engine/transports/__tests__/fakeServer';
import type { GatewayOptions } from '../../http';
import { type FakeRegistry, fakeRegistry, type PlacedSchema, versionOf } from './fakeRegistry';

const homeSdl = 'type Query { home: String }';
/** The schema of a subgraph that says which it is; its answers are called by it too. */
const farSdl = (name: string) => `type Query { far: String only${name}: String }`;

/** A door that fetches wait at while it is closed. */
interface Gate {
  close(): void;
  open(): void;
  pass(): Promise<void>;
  /** Resolves when a fetch waits. */
  readonly arrived: Promise<void>;
}

function createGate(): Gate {
  let way: Promise<void> = Promise.resolve();
  let open = () => {};
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  let isClosed = false;
  return {
    arrived,
    close() {
      isClosed = true;
      way = new Promise((resolve) => {
        open = resolve;
      });
    },
    open: () => open(),
    pass() {
      if (isClosed) arrive();
      return way;
    },
  };
}

interface FarSubgraph {
  readonly server: FakeServer;
  readonly gate: Gate;
  place(url?: string): PlacedSchema;
}

/** A subgraph behind HTTP, called "far" whichever it is. */
async function serveFar(name: string): Promise<FarSubgraph> {
  const gate = createGate();
  const fake = fakeSubgraph('far', farSdl(name), {
    Query: { far: () => name, [`only${name}`]: () => name },
  });
  const server = await fakeServer(async (response, { body, headers, url }) => {
    if (url?.startsWith('/health')) return response.end('{"status":"ok"}');
    await gate.pass();
    const identity = headers[identityHeader] as string;
    return response.end(JSON.stringify(await fake.execute({ ...JSON.parse(body), identity })));
  });
  opened.push(server);
  return { server, gate, place: (url = server.url) => ({ name: 'far', url, sdl: farSdl(name) }) };
}

const home = (): FakeSubgraph => fakeSubgraph('home', homeSdl, { Query: { home: () => 'home' } });
const homePlace: PlacedSchema = { name: 'home', url: null, sdl: homeSdl };

const opened: { close(): Promise<unknown> }[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'following-'));
});
afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
  await rm(folder, { recursive: true });
});

async function start(
  registry: FakeRegistry,
  options: Partial<GatewayOptions> = {},
): Promise<TestGateway> {
  const city = await startGateway({
    subgraphs: [home()],
    registry,
    registryPauseMs: 5,
    ...options,
  });
  opened.push(city.gateway);
  return city;
}

/** Has the gateway take up a version, and waits until it asks for the next. */
async function publish(
  registry: FakeRegistry,
  version: number,
  schemas: readonly PlacedSchema[],
): Promise<void> {
  registry.current = versionOf(version, schemas);
  await registry.asked(1);
}

describe.each(['civic', 'apollo'] as const)('a gateway that follows (%s)', (engine) => {
  it('serves each supergraph that the registry gives, and tells which', async () => {
    const a = await serveFar('A');
    const b = await serveFar('B');
    const registry = fakeRegistry(versionOf(1, [homePlace]));
    const { gateway, ask, send } = await start(registry, { engine });
    expect((await ask('{ home }')).body).toEqual({ data: { home: 'home' } });
    await publish(registry, 2, [homePlace, a.place()]);
    expect((await ask('{ home far onlyA }')).body).toEqual({
      data: { home: 'home', far: 'A', onlyA: 'A' },
    });
    await publish(registry, 3, [homePlace, b.place()]);
    expect((await ask('{ far onlyB }')).body).toEqual({ data: { far: 'B', onlyB: 'B' } });
    expect(codeOf(await ask('{ onlyA }'))).toBe('GRAPHQL_VALIDATION_FAILED');
    expect((await send('GET', '/health/ready')).body).toEqual({
      status: 'ok',
      supergraph: 3,
      subgraphs: { home: 'ok', far: 'ok' },
    });
    expect(gateway.supergraphVersion).toBe(3);
    expect(gateway.supergraphSdl).toBe(registry.current?.supergraphSdl);
    await publish(registry, 4, [a.place()]);
    expect((await send('GET', '/health/ready')).body.subgraphs).toEqual({ far: 'ok' });
    expect((await ask('{ far }')).body).toEqual({ data: { far: 'A' } });
  });

  it('stays ready without a subgraph at an address, and not without one of its own', async () => {
    const a = await serveFar('A');
    const own = home();
    const registry = fakeRegistry(versionOf(1, [homePlace, a.place()]));
    const { send } = await start(registry, { engine, subgraphs: [own] });
    await a.server.close();
    expect(await send('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: {
        status: 'degraded',
        supergraph: 1,
        subgraphs: { home: 'ok', far: 'SUBGRAPH_UNAVAILABLE' },
      },
    });
    own.isReady = false;
    expect(await send('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: {
        status: 'not ready',
        supergraph: 1,
        subgraphs: { home: 'DATABASE_UNREACHABLE', far: 'SUBGRAPH_UNAVAILABLE' },
      },
    });
  });

  it('lets requests under way end where they began, and closes after the last', async () => {
    const a = await serveFar('A');
    const b = await serveFar('B');
    const registry = fakeRegistry(versionOf(1, [homePlace, a.place()]));
    const { ask } = await start(registry, { engine });
    expect((await ask('{ far }')).body).toEqual({ data: { far: 'A' } });
    a.gate.close();
    const underWay = ask('{ home far onlyA }');
    await a.gate.arrived;
    await publish(registry, 2, [homePlace, b.place()]);
    expect((await ask('{ home far }')).body).toEqual({ data: { home: 'home', far: 'B' } });
    expect(a.server.connected()).toBeGreaterThan(0);
    a.gate.open();
    expect((await underWay).body).toEqual({ data: { home: 'home', far: 'A', onlyA: 'A' } });
    await until(() => a.server.connected() === 0);
  });

  it('leaves fetches alone whose subgraph stays', async () => {
    const a = await serveFar('A');
    const registry = fakeRegistry(versionOf(1, [homePlace, a.place()]));
    const { ask } = await start(registry, { engine });
    a.gate.close();
    const underWay = ask('{ far }');
    await a.gate.arrived;
    for (const version of [2, 3]) {
      const sdl = `${homeSdl} type Version { v${version}: Int }`;
      await publish(registry, version, [{ ...homePlace, sdl }, a.place()]);
    }
    a.gate.open();
    expect((await underWay).body).toEqual({ data: { far: 'A' } });
    expect(a.server.cut()).toBe(0);
  });

  it('follows to another address under the same text', async () => {
    const a = await serveFar('A');
    const moved = await serveFar('A');
    const registry = fakeRegistry(versionOf(1, [homePlace, a.place()]));
    const { ask } = await start(registry, { engine });
    await ask('{ far }');
    await publish(registry, 2, [homePlace, moved.place()]);
    expect((await ask('{ far }')).body).toEqual({ data: { far: 'A' } });
    expect(moved.server.requests).toHaveLength(1);
    await until(() => a.server.connected() === 0);
  });

  it.each([
    ['names a subgraph that the process does not have', 'CONFIGURATION_INVALID'],
    ['cannot be read', 'INTERNAL_ERROR'],
  ])('goes on with what it has when a supergraph %s', async (fault, code) => {
    const registry = fakeRegistry(versionOf(1, [homePlace]));
    const { gateway, ask, lines } = await start(registry, { engine });
    const isUnreadable = code === 'INTERNAL_ERROR';
    registry.current = {
      ...versionOf(2, [homePlace, { name: 'housing', url: null, sdl: farSdl('X') }]),
      ...(isUnreadable && {
        supergraphSdl: 'type Query {',
        subgraphs: [{ name: 'home', url: null }],
      }),
    };
    await registry.asked(3);
    expect((await ask('{ home }')).body).toEqual({ data: { home: 'home' } });
    expect(gateway.supergraphVersion).toBe(1);
    const told = lines().filter(({ supergraph, level }) => supergraph === 2 && level === 50);
    expect(told).toMatchObject([{ code }]);
    expect(fault).not.toBe('');
    await publish(registry, 3, [homePlace]);
    expect(gateway.supergraphVersion).toBe(3);
  });

  it('keeps the last good supergraph for a start without the registry', async () => {
    const supergraphFile = join(folder, 'supergraph.json');
    const registry = fakeRegistry(versionOf(1, [homePlace]));
    const first = await start(registry, { engine, supergraphFile });
    await publish(registry, 2, [{ ...homePlace, sdl: `${homeSdl} type Second { s: Int }` }]);
    await first.gateway.close();
    expect(registry.isClosed).toBe(true);

    const away = fakeRegistry(versionOf(3, [homePlace]));
    away.isAway = true;
    const { gateway, ask } = await start(away, { engine, supergraphFile });
    expect(gateway.supergraphVersion).toBe(2);
    expect((await ask('{ home }')).body).toEqual({ data: { home: 'home' } });
    away.isAway = false;
    await away.asked(2);
    expect(gateway.supergraphVersion).toBe(3);
    expect(JSON.parse(await readFile(supergraphFile, 'utf8'))).toEqual(away.current);
  });
});

describe('a gateway with a registry', () => {
  it('does not start without a supergraph, whatever the file holds', async () => {
    const supergraphFile = join(folder, 'supergraph.json');
    await writeFile(supergraphFile, '{"version":');
    const registry = fakeRegistry();
    registry.isAway = true;
    await expect(start(registry, { supergraphFile })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
  });

  it('does not start with a file whose supergraph cannot be loaded', async () => {
    const supergraphFile = join(folder, 'supergraph.json');
    const broken = { ...versionOf(1, [homePlace]), supergraphSdl: 'type Query {' };
    await writeFile(supergraphFile, JSON.stringify(broken));
    const registry = fakeRegistry();
    registry.isAway = true;
    await expect(start(registry, { supergraphFile })).rejects.toMatchObject({
      code: 'REGISTRY_UNAVAILABLE',
    });
  });

  it('proves its fetches to what the registry names by address', async () => {
    const fetchKey = Buffer.alloc(32, 7);
    const a = await serveFar('A');
    const { ask } = await start(fakeRegistry(versionOf(1, [a.place()])), { fetchKey });
    await ask('{ far }');
    expect(a.server.requests.at(-1)?.headers[fetchHeader]).toMatch(/^[\w-]{16}-0\.[\w-]{43}$/);
    expect(deriveFetchKey(fetchKey, 'far')).not.toEqual(fetchKey);
  });

  it('finishes a swap that is under way when it closes', async () => {
    const a = await serveFar('A');
    const b = await serveFar('B');
    const registry = fakeRegistry(versionOf(1, [homePlace, a.place()]));
    const subgraph = home();
    const { gateway, ask } = await startGateway({
      subgraphs: [subgraph],
      registry,
      registryPauseMs: 5,
    });
    await ask('{ home far }');
    const asked = registry.asked(0);
    registry.current = versionOf(2, [homePlace, b.place()]);
    await asked;
    await gateway.close();
    expect(subgraph.isClosed).toBe(true);
    await until(() => a.server.connected() === 0);
    await until(() => b.server.connected() === 0);
  });

  it('serves what else is mounted at its port, and marks every answer as its own', async () => {
    const registry = fakeRegistry(versionOf(1, [homePlace]));
    const { send, ask, gateway } = await start(registry, {
      routes: (server) => void server.get('/registry', async () => ({ here: true })),
    });
    const mounted = await send('GET', '/registry');
    expect(mounted.body).toEqual({ here: true });
    const answers = [
      mounted,
      await ask('{ home }'),
      await send('GET', '/nothing'),
      await send('GET', '/health/live'),
      await send('GET', '/%zz'),
    ];
    expect(answers.map(({ headers }) => headers[gatewayHeader])).toEqual(answers.map(() => '1'));
    const stranger = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    stranger.end('no HTTP at all\r\n\r\n');
    const [refusal] = await once(stranger, 'data');
    expect(String(refusal)).toContain(`\r\n${gatewayHeader}: 1\r\n`);
  });
});
