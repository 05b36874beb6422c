import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import {
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import {
  deleteSubgraph,
  publish,
  rollback,
  supergraphSdl,
} from '../../__tests__/fixtures/publishing';
import { places } from '../../__tests__/fixtures/schemas';
import { closeServed, serveSubgraph } from '../../__tests__/fixtures/serveSubgraph';

const root = { name: 'root', owner, sdl: 'type Query { ready: Boolean }', url: null };

describeOnEachDatabase('Going back', (databases) => {
  let hub: TestRegistry;
  const current = () => hub.registry.nextSupergraph({ gateway: 'a', version: null });
  const addressOf = async (name: string) =>
    (await current())?.subgraphs.find((subgraph) => subgraph.name === name)?.url;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url());
    await hub.registry.publishOwn([root]);
    await hub.createToken('places');
  });
  afterEach(closeServed);
  afterAll(() => hub.close());

  /** The number of a version that is published where nothing is closed. */
  async function publishAt(url: string, sdl: string): Promise<number> {
    const result = await publish(hub, { subgraph: 'places', sdl, url });
    expect(result).toMatchObject({ outcome: 'ACCEPTED' });
    return ('version' in result && result.version) || 0;
  }

  /** A version at an address where nobody listens any more, and a later one where it listens now. */
  async function move() {
    const before = await serveSubgraph(() => places());
    const version = await publishAt(before.url, places());
    const sdl = await supergraphSdl(hub);
    await before.close();
    const { url } = await serveSubgraph(() => places(2));
    await publishAt(url, places(2));
    return { version, sdl, url };
  }

  test('leaves the subgraph where it is, under the earlier supergraph', async () => {
    const { version, sdl, url } = await move();
    expect(await rollback(hub, 'places', version)).toEqual({
      outcome: 'ACCEPTED',
      version,
      supergraphVersion: 4,
      codes: ['SUBGRAPH_SDL_DIFFERS'],
    });
    expect(await supergraphSdl(hub)).toBe(sdl);
    expect(await addressOf('places')).toBe(url);
    const { data } = await hub.ask('{ subgraph(name: "places") { current { version url } } }');
    expect(data).toEqual({ subgraph: { current: { version, url } } });
  });

  test('makes nothing of a publish of what is current then', async () => {
    const { version, url } = await move();
    await rollback(hub, 'places', version);
    const input = { subgraph: 'places', sdl: places() };
    expect(await publish(hub, { ...input, url })).toMatchObject({ outcome: 'UNCHANGED' });
    expect(await publish(hub, input)).toMatchObject({ outcome: 'UNCHANGED' });
  });

  test('is not kept from it by an address that is down, which is a warning', async () => {
    const { version } = await move();
    await closeServed();
    const { data } = await hub.ask(
      'mutation ($version: Int!) { rollback(subgraph: "places", version: $version) { outcome report { passes findings { code severity } } } }',
      { version },
    );
    expect(data).toEqual({
      rollback: {
        outcome: 'ACCEPTED',
        report: {
          passes: true,
          findings: [{ code: 'SUBGRAPH_UNREACHABLE', severity: 'WARNING' }],
        },
      },
    });
  });

  test('leads into no process of before, where subgraphs have addresses now', async () => {
    const own = (sdl: string, url: string | null) => ({ name: 'places', owner, sdl, url });
    await hub.registry.publishOwn([root, own(places(), null)]);
    const { data } = await hub.ask<{ subgraph: { current: { version: number } } }>(
      '{ subgraph(name: "places") { current { version } } }',
    );
    const { url } = await serveSubgraph(() => places(2));
    await hub.registry.publishOwn([root, own(places(2), url)]);
    const { version } = data.subgraph.current;
    expect(await rollback(hub, 'places', version)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await addressOf('places')).toBe(url);
  });

  test('brings a deleted one back to its address only where that answers so', async () => {
    let sdl = places(3);
    const { url } = await serveSubgraph(() => sdl);
    const version = await publishAt(url, sdl);
    await deleteSubgraph(hub, 'places');
    sdl = places();
    expect(await rollback(hub, 'places', version)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['SUBGRAPH_SDL_DIFFERS'],
    });
    sdl = places(3);
    expect(await rollback(hub, 'places', version)).toMatchObject({
      outcome: 'ACCEPTED',
      codes: [],
    });
    expect(await addressOf('places')).toBe(url);
    await deleteSubgraph(hub, 'places');
    await closeServed();
    expect(await rollback(hub, 'places', version)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['SUBGRAPH_UNREACHABLE'],
    });
  });
});
