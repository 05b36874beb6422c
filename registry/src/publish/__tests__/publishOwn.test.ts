import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import {
  openTestRegistry,
  owner,
  type TestRegistry,
} from '../../__tests__/fixtures/openTestRegistry';
import {
  deleteSubgraph,
  historyOf,
  publish,
  supergraphSdl,
} from '../../__tests__/fixtures/publishing';
import { clashing, extending, places } from '../../__tests__/fixtures/schemas';
import { closeServed, serveSubgraph } from '../../__tests__/fixtures/serveSubgraph';

const own = (name: string, sdl: string) => ({ name, owner, sdl, url: null });

describeOnEachDatabase("The hub's own subgraphs", (databases) => {
  let hub: TestRegistry;
  const current = () => hub.registry.nextSupergraph({ gateway: 'a', version: null });

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url());
  });
  afterAll(async () => {
    await closeServed();
    await hub.close();
  });

  test('are not there before the first start', async () => {
    expect(await current()).toBeNull();
    expect(
      (await hub.ask('{ supergraph { version } status { supergraph { version } } }')).data,
    ).toEqual({
      supergraph: null,
      status: { supergraph: null },
    });
  });

  test('come all in one supergraph, and once', async () => {
    const subgraphs = [own('places', places()), own('notes', extending('note'))];
    await hub.registry.publishOwn(subgraphs);
    await hub.registry.publishOwn(subgraphs);
    expect(await current()).toMatchObject({
      version: 1,
      subgraphs: [
        { name: 'notes', url: null },
        { name: 'places', url: null },
      ],
    });
    expect(await historyOf(hub)).toEqual([
      { by: 'hub', action: 'START', subgraph: null, outcome: 'ACCEPTED', codes: [], count: 1 },
    ]);
  });

  test('are composed in the order of their names, so that the same set is the same text', async () => {
    const first = await supergraphSdl(hub);
    await hub.registry.publishOwn([own('places', places(2)), own('notes', extending('note'))]);
    await hub.registry.publishOwn([own('notes', extending('note')), own('places', places())]);
    expect(await current()).toMatchObject({ version: 3, supergraphSdl: first });
  });

  test('are held to the schema that their process runs with, when somebody publishes them', async () => {
    const token = await hub.createToken('places');
    const refused = { outcome: 'REFUSED', codes: ['SUBGRAPH_SDL_DIFFERS'], supergraphVersion: 3 };
    const input = { subgraph: 'places', sdl: places(2) };
    expect(await publish(hub, input, token)).toMatchObject(refused);
    const elsewhere = await openTestRegistry(databases.url());
    const same = { subgraph: 'places', sdl: `${places()}# The same.` };
    expect(await publish(elsewhere, same, token)).toMatchObject(refused);
    await elsewhere.close();
    expect(await publish(hub, same, token)).toMatchObject({
      outcome: 'ACCEPTED',
      codes: [],
      supergraphVersion: 4,
    });
  });

  test('leave all as it is when they do not compose with what others have', async () => {
    const sdl = extending('remark');
    const { url } = await serveSubgraph(() => sdl);
    await hub.createToken('remarks');
    await publish(hub, { subgraph: 'remarks', sdl, url });
    const before = await current();
    const entries = (await historyOf(hub)).length;
    for (const _try of [1, 2]) {
      await expect(
        hub.registry.publishOwn([
          own('places', places()),
          own('notes', extending('remark', 'Float')),
        ]),
      ).rejects.toMatchObject({ code: 'COMPOSITION_FAILED' });
    }
    expect(await current()).toEqual(before);
    expect((await historyOf(hub)).slice(entries)).toEqual([
      {
        by: 'hub',
        action: 'START',
        subgraph: null,
        outcome: 'REFUSED',
        codes: ['COMPOSITION_FAILED'],
        count: 1,
      },
    ]);
  });

  test('refuse names that can be taken for each other', async () => {
    await expect(
      hub.registry.publishOwn([own('places', places()), own('p1aces', clashing)]),
    ).rejects.toMatchObject({ code: 'SUBGRAPH_NAME_CONFUSABLE' });
  });

  test('stay deleted when an administrator has deleted one, and go when the hub has them no more', async () => {
    await deleteSubgraph(hub, 'notes');
    await hub.registry.publishOwn([own('places', places()), own('notes', extending('note'))]);
    const names = async () => (await current())?.subgraphs.map(({ name }) => name);
    expect(await names()).toEqual(['places', 'remarks']);
    await hub.registry.publishOwn([own('areas', places())]);
    expect(await names()).toEqual(['areas', 'remarks']);
  });
});
