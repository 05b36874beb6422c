import { setImmediate as nextTurn } from 'node:timers/promises';
import { parseAllowedAddresses, type Subgraph } from '@civicgraph/shared';
import { peopleSubgraph, placesSubgraph } from '../../__tests__/fixtures/city';
import { type FakeServer, fakeServer } from '../../engine/transports/__tests__/fakeServer';
import { createConnections } from '../Connections';
import { createRequestEras } from '../RequestEras';

let server: FakeServer;
beforeAll(async () => {
  server = await fakeServer((response) => response.end('{"data":{"x":1}}'));
});
afterAll(() => server.close());

function open(options: { allowed?: string } = {}) {
  const eras = createRequestEras();
  const closed: string[] = [];
  const local = [placesSubgraph(), peopleSubgraph()];
  const connections = createConnections({
    local,
    eras,
    allowedAddresses:
      options.allowed === undefined ? undefined : parseAllowedAddresses(options.allowed),
    guard: (subgraph) => ({
      ...subgraph,
      close() {
        closed.push(subgraph.name);
        return subgraph.close();
      },
    }),
  });
  const use = (routed: Parameters<typeof connections.open>[0]): readonly Subgraph[] => {
    const opened = connections.open(routed);
    opened.use();
    return opened.subgraphs;
  };
  return { connections, eras, closed, use };
}

const here = { name: 'places', url: null };
const there = (name: string) => ({ name, url: server.url });

describe('connections', () => {
  it('are the same objects while name and address are the same', async () => {
    const { connections, use, closed } = open();
    const before = use([here, there('far')]);
    const after = use([there('far'), here, there('farther')]);
    expect(after[0]).toBe(before[1]);
    expect(after[1]).toBe(before[0]);
    expect(connections.current()).toBe(after);
    await nextTurn();
    expect(closed).toEqual([]);
    await connections.close();
  });

  it('close when they are gone and the requests that began before have ended', async () => {
    const { connections, use, eras, closed } = open();
    const [far] = use([there('far'), here]);
    let end = () => {};
    const held = eras.hold(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    use([here]);
    await nextTurn();
    expect(closed).toEqual([]);
    expect(await far?.execute({ query: '{ x }' })).toEqual({ data: { x: 1 } });
    end();
    await held;
    await nextTurn();
    expect(closed).toEqual(['far']);
    await connections.close();
    expect(closed.sort()).toEqual(['far', 'people', 'places']);
  });

  it('stay open when they come back before they were closed', async () => {
    const { connections, use, eras, closed } = open();
    const [far] = use([there('far')]);
    let end = () => {};
    void eras.hold(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    use([here]);
    // Wanted again by a supergraph that is still being prepared when the requests end.
    const opened = connections.open([there('far')]);
    end();
    await nextTurn();
    opened.use();
    expect(opened.subgraphs[0]).toBe(far);
    expect(closed).toEqual([]);
    await connections.close();
  });

  it('close when what they were opened for is given up, and those in use stay', async () => {
    const { connections, use, closed } = open();
    use([there('far')]);
    connections.open([there('far'), there('farther')]).abandon();
    await nextTurn();
    expect(closed).toEqual(['farther']);
    expect(connections.current().map(({ name }) => name)).toEqual(['far']);
    await connections.close();
  });

  it('cannot be opened to a subgraph that this process does not have', async () => {
    const { connections, use, closed } = open();
    use([here]);
    expect(() => connections.open([there('far'), { name: 'housing', url: null }])).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        extensions: { code: 'CONFIGURATION_INVALID', subgraph: 'housing' },
      }),
    );
    await nextTurn();
    expect(closed).toEqual(['far']);
    await connections.close();
  });

  it('keep those of this process, which may come back', async () => {
    const { connections, use, closed } = open();
    const [places] = use([here]);
    use([{ name: 'people', url: null }]);
    await nextTurn();
    expect(closed).toEqual([]);
    expect(use([here])[0]).toBe(places);
    await connections.close();
  });

  it('lead to allowed addresses only', async () => {
    const { connections, use } = open({ allowed: '10.0.0.0/8' });
    const before = server.requests.length;
    const [far] = use([there('far')]);
    expect(await far?.execute({ query: '{ x }' })).toMatchObject({
      errors: [{ extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'far' } }],
    });
    await expect(far?.checkReady()).rejects.toMatchObject({ code: 'SUBGRAPH_URL_NOT_ALLOWED' });
    expect(server.requests).toHaveLength(before);
    await connections.close();
  });
});
