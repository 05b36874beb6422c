import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import { openTestRegistry, type TestRegistry } from '../../__tests__/fixtures/openTestRegistry';
import {
  deleteSubgraph,
  historyOf,
  publish,
  rollback,
  supergraphSdl,
} from '../../__tests__/fixtures/publishing';
import { clashing, extending, places } from '../../__tests__/fixtures/schemas';
import {
  closeServed,
  type ServedSubgraph,
  serveSubgraph,
} from '../../__tests__/fixtures/serveSubgraph';

describeOnEachDatabase('Publishing', (databases) => {
  let hub: TestRegistry;
  let served: ServedSubgraph;
  let sdl = places();
  let token: string;

  beforeAll(async () => {
    hub = await openTestRegistry(databases.url());
    served = await serveSubgraph(() => sdl);
    token = await hub.createToken('places');
  });
  afterAll(async () => {
    await closeServed();
    await hub.close();
  });

  test('accepts a schema that its subgraph answers with', async () => {
    expect(await publish(hub, { subgraph: 'places', sdl, url: served.url }, token)).toEqual({
      outcome: 'ACCEPTED',
      version: 1,
      supergraphVersion: 1,
      codes: [],
    });
    expect(await hub.registry.nextSupergraph({ gateway: 'a', version: null })).toEqual({
      version: 1,
      supergraphSdl: await supergraphSdl(hub),
      subgraphs: [{ name: 'places', url: served.url }],
    });
    expect(await hub.registry.nextSupergraph({ gateway: 'a', version: 1 })).toBeNull();
  });

  test('makes nothing of what is so already', async () => {
    expect(await publish(hub, { subgraph: 'places', sdl, url: served.url }, token)).toEqual({
      outcome: 'UNCHANGED',
      version: 1,
      supergraphVersion: 1,
      codes: [],
    });
  });

  test('keeps the address where none is given', async () => {
    const before = sdl;
    sdl = places(2);
    expect(await publish(hub, { subgraph: 'places', sdl }, token)).toEqual({
      outcome: 'ACCEPTED',
      version: 2,
      supergraphVersion: 2,
      codes: [],
    });
    expect(before).not.toBe(sdl);
  });

  test('makes a new version of the same schema at another address', async () => {
    const other = await serveSubgraph(() => sdl);
    const input = { subgraph: 'places', sdl, url: other.url };
    const moved = await publish(hub, input, token);
    const back = await publish(hub, { ...input, url: served.url }, token);
    await other.close();
    expect([moved, back]).toEqual([
      { outcome: 'ACCEPTED', version: 3, supergraphVersion: 3, codes: [] },
      { outcome: 'ACCEPTED', version: 4, supergraphVersion: 4, codes: [] },
    ]);
  });

  test('goes back to the earlier supergraph byte for byte', async () => {
    const first = await supergraphSdl(hub, 1);
    expect(await rollback(hub, 'places', 1, token)).toEqual({
      outcome: 'ACCEPTED',
      version: 1,
      supergraphVersion: 5,
      // The process runs the later one still, which is told and no reason to refuse.
      codes: ['SUBGRAPH_SDL_DIFFERS'],
    });
    expect(await supergraphSdl(hub)).toBe(first);
    expect(await rollback(hub, 'places', 1, token)).toMatchObject({ outcome: 'UNCHANGED' });
    sdl = places();
  });

  test('refuses what does not compose, and changes nothing', async () => {
    const other = await serveSubgraph(() => clashing);
    const otherToken = await hub.createToken('offices');
    const before = await supergraphSdl(hub);
    expect(
      await publish(hub, { subgraph: 'offices', sdl: clashing, url: other.url }, otherToken),
    ).toEqual({
      outcome: 'REFUSED',
      version: null,
      supergraphVersion: 5,
      codes: ['COMPOSITION_FAILED'],
    });
    await other.close();
    expect(await supergraphSdl(hub)).toBe(before);
  });

  test('tells all that stands against a schema at once', async () => {
    expect(
      await publish(hub, { subgraph: 'unheard-of', sdl: clashing, url: 'ftp://127.0.0.1/' }),
    ).toEqual({
      outcome: 'REFUSED',
      version: null,
      supergraphVersion: 5,
      codes: ['SUBGRAPH_OWNER_MISSING', 'SUBGRAPH_URL_INVALID', 'COMPOSITION_FAILED'],
    });
  });

  test.each([
    ['Places', ['SUBGRAPH_NAME_INVALID', 'SUBGRAPH_NAME_CONFUSABLE']],
    ['p1aces', ['SUBGRAPH_NAME_CONFUSABLE']],
    ['рlaces', ['SUBGRAPH_NAME_INVALID', 'SUBGRAPH_NAME_CONFUSABLE']],
    ['reg-istry', ['SUBGRAPH_NAME_CONFUSABLE']],
    ['a b', ['SUBGRAPH_NAME_INVALID']],
  ])('refuses the name %s', async (subgraph, codes) => {
    expect(await publish(hub, { subgraph, sdl, url: served.url })).toMatchObject({
      outcome: 'REFUSED',
      codes,
    });
  });

  test('refuses a schema of five megabytes, with an entry in the history', async () => {
    const large = `${places()}\n# ${'x'.repeat(5 * 1024 * 1024)}`;
    expect(await publish(hub, { subgraph: 'places', sdl: large }, token)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['SDL_TOO_LARGE'],
    });
    expect((await historyOf(hub)).at(-1)).toEqual({
      by: 'places pipeline',
      action: 'PUBLISH',
      subgraph: 'places',
      outcome: 'REFUSED',
      codes: ['SDL_TOO_LARGE'],
      count: 1,
    });
  });

  test('refuses a schema of more tokens than the parser takes', async () => {
    const long = `${places()}\nenum Long { ${'V '.repeat(100_000)}}`;
    expect(await publish(hub, { subgraph: 'places', sdl: long }, token)).toMatchObject({
      outcome: 'REFUSED',
      codes: ['SDL_TOO_LARGE'],
    });
  });

  test('refuses a token of another subgraph, with an entry in the history', async () => {
    const foreign = await hub.createToken('elsewhere');
    expect(await publish(hub, { subgraph: 'places', sdl }, foreign)).toEqual({
      codes: ['REGISTRY_FORBIDDEN'],
    });
    expect(await rollback(hub, 'places', 1, foreign)).toEqual({ codes: ['REGISTRY_FORBIDDEN'] });
    expect((await historyOf(hub)).slice(-2)).toEqual([
      {
        by: 'elsewhere pipeline',
        action: 'PUBLISH',
        subgraph: 'places',
        outcome: 'REFUSED',
        codes: ['REGISTRY_FORBIDDEN'],
        count: 1,
      },
      {
        by: 'elsewhere pipeline',
        action: 'ROLLBACK',
        subgraph: 'places',
        outcome: 'REFUSED',
        codes: ['REGISTRY_FORBIDDEN'],
        count: 1,
      },
    ]);
  });

  test('refuses to go back to what no longer composes', async () => {
    const noteToken = await hub.createToken('notes');
    const notes = await serveSubgraph(() => extending('note'));
    const first = { subgraph: 'notes', sdl: extending('note'), url: notes.url };
    expect(await publish(hub, first, noteToken)).toMatchObject({ outcome: 'ACCEPTED' });
    await notes.close();

    const shorter = await serveSubgraph(() => extending('remark'));
    const second = { ...first, sdl: extending('remark'), url: shorter.url };
    expect(await publish(hub, second, noteToken)).toMatchObject({ outcome: 'ACCEPTED' });
    await shorter.close();

    // Another subgraph takes the field that the first version had.
    const taking = await serveSubgraph(() => extending('note', 'String'));
    const takerToken = await hub.createToken('taker');
    const third = { subgraph: 'taker', sdl: extending('note', 'String'), url: taking.url };
    expect(await publish(hub, third, takerToken)).toMatchObject({ outcome: 'ACCEPTED' });
    await taking.close();

    const before = await supergraphSdl(hub);
    expect(await rollback(hub, 'notes', 1, noteToken)).toEqual({
      outcome: 'REFUSED',
      version: 2,
      supergraphVersion: 8,
      codes: ['COMPOSITION_FAILED'],
    });
    expect(await supergraphSdl(hub)).toBe(before);
    expect((await historyOf(hub)).at(-1)).toMatchObject({
      action: 'ROLLBACK',
      outcome: 'REFUSED',
      codes: ['COMPOSITION_FAILED'],
    });
  });

  test('refuses to go back to what never was', async () => {
    expect(await rollback(hub, 'places', 99)).toEqual({ codes: ['VERSION_NOT_FOUND'] });
    expect(await rollback(hub, 'nowhere', 1)).toEqual({ codes: ['SUBGRAPH_NOT_FOUND'] });
  });

  test('takes a subgraph out for an administrator only, once', async () => {
    expect(await deleteSubgraph(hub, 'taker', token)).toEqual({ codes: ['REGISTRY_FORBIDDEN'] });
    expect(await deleteSubgraph(hub, 'taker')).toEqual({
      outcome: 'ACCEPTED',
      version: null,
      supergraphVersion: 9,
      codes: [],
    });
    const listed = '{ subgraphs { name current { version } } }';
    const all = '{ subgraphs(includeDeleted: true) { name current { version } } }';
    const names = async (query: string) => {
      const { data } = await hub.ask<{ subgraphs: { name: string }[] }>(query);
      return data.subgraphs.map(({ name }) => name);
    };
    expect(await names(listed)).toEqual(['elsewhere', 'notes', 'offices', 'places']);
    expect(await names(all)).toEqual(['elsewhere', 'notes', 'offices', 'places', 'taker']);
    expect(await deleteSubgraph(hub, 'taker')).toMatchObject({ outcome: 'UNCHANGED' });
  });
});
