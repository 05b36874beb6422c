import { CommitUnsettled } from '@civicgraph/shared';
import { describeOnEachDatabase } from '@civicgraph/shared/testing';
import pino from 'pino';
import { createComposingChecker } from '../../__tests__/fixtures/createComposingChecker';
import { openTestRegistry, type TestRegistry } from '../../__tests__/fixtures/openTestRegistry';
import { publish, supergraphSdl } from '../../__tests__/fixtures/publishing';
import { extending } from '../../__tests__/fixtures/schemas';
import { closeServed, serveSubgraph } from '../../__tests__/fixtures/serveSubgraph';
import { createHistoryNotes } from '../../store/createHistoryNotes';
import { readHistory } from '../../store/history';
import { openStore } from '../../store/openStore';
import { readState } from '../../store/State';
import type { Actor } from '../../tokens/Actor';
import { createUseStore } from '../../uses/createUseStore';
import { createQueue } from '../createQueue';
import { publish as publishTo } from '../publish';
import { publishOwn } from '../publishOwn';
import type { RegistryContext } from '../RegistryContext';

const names = ['alpha', 'bravo', 'charlie', 'delta', 'echo', 'foxtrot'];
const root = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
type Query { ready: Boolean }
`;

describeOnEachDatabase('Two registries on one database', (databases) => {
  let hubs: TestRegistry[];

  beforeAll(async () => {
    hubs = [await openTestRegistry(databases.url()), await openTestRegistry(databases.url())];
    const [first] = hubs;
    await first?.registry.publishOwn([
      { name: 'root', owner: '11990100000000019F', sdl: root, url: null },
    ]);
    for (const name of names) await first?.createToken(name);
  });
  afterAll(async () => {
    await closeServed();
    for (const hub of hubs) await hub.close();
  });

  test('lose none of the publishes that come at once', async () => {
    const results = await Promise.all(
      names.map(async (name, index) => {
        const hub = hubs[index % 2];
        const sdl = extending(name);
        const { url } = await serveSubgraph(() => sdl);
        return hub && publish(hub, { subgraph: name, sdl, url });
      }),
    );
    expect(results.map((result) => result && 'outcome' in result && result.outcome)).toEqual(
      names.map(() => 'ACCEPTED'),
    );
    const versions = results.map((result) =>
      result && 'supergraphVersion' in result ? result.supergraphVersion : null,
    );
    expect(versions.sort()).toEqual([2, 3, 4, 5, 6, 7]);
    for (const hub of hubs) {
      const next = await hub.registry.nextSupergraph({ gateway: 'a', version: null });
      expect(next?.version).toBe(7);
      expect(next?.subgraphs.map(({ name }) => name)).toEqual([...names, 'root']);
      const sdl = await supergraphSdl(hub);
      expect(names.filter((name) => !sdl.includes(`  ${name}: Int`))).toEqual([]);
    }
  });

  test('let one of two have a name that can be taken for the other', async () => {
    const made = await Promise.allSettled(
      ['golf1', 'golfl'].map((name, index) => hubs[index]?.createToken(name)),
    );
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

describeOnEachDatabase('A registry that others are always faster than', (databases) => {
  test('gives up, and says so in the history', async () => {
    const fast = await openTestRegistry(databases.url());
    const own = (field: number) => ({
      name: 'root',
      owner: '11990100000000019F',
      sdl: `${root}# ${field}`,
      url: null,
    });
    let tries = 0;
    const checker = createComposingChecker();
    const slow = await openTestRegistry(
      databases.url(),
      {},
      {
        ...checker,
        async checkSubgraph(input) {
          tries += 1;
          await fast.registry.publishOwn([own(tries)]);
          return checker.checkSubgraph(input);
        },
      },
    );
    await fast.registry.publishOwn([own(0)]);
    await fast.createToken('alpha');
    const { url } = await serveSubgraph(() => extending('alpha'));
    expect(await publish(slow, { subgraph: 'alpha', sdl: extending('alpha'), url })).toEqual({
      codes: ['REGISTRY_BUSY'],
    });
    const next = await slow.registry.nextSupergraph({ gateway: 'a', version: null });
    expect(next?.subgraphs.map(({ name }) => name)).toEqual(['root']);
    const { data } = await slow.ask<{ history: unknown[] }>(
      '{ history(subgraph: "alpha", first: 1) { action outcome codes } }',
    );
    expect(data.history).toEqual([
      { action: 'PUBLISH', outcome: 'REFUSED', codes: ['REGISTRY_BUSY'] },
    ]);
    await closeServed();
    await slow.close();
    await fast.close();
  });
});

describeOnEachDatabase('A commit of which nobody knows whether it counts', (databases) => {
  const administrator: Actor = {
    id: null,
    role: 'ADMINISTRATOR',
    subgraph: null,
    label: 'administrator',
    createdAt: '',
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
  };

  test.each([
    ['counts', true],
    ['does not count', false],
  ])('is one publish and one entry in the history when it %s', async (_, counts) => {
    const store = await openStore(databases.url(), pino({ level: 'silent' }));
    const told: number[] = [];
    let isLost = false;
    const context: RegistryContext = {
      store: {
        ...store,
        async write(work) {
          const lost = new CommitUnsettled('The commit failed.');
          const result = await store.write(async (manager) => {
            const done = await work(manager);
            if (isLost && !counts) {
              isLost = false;
              throw lost;
            }
            return done;
          });
          if (isLost) {
            isLost = false;
            throw lost;
          }
          return result;
        },
      },
      checker: createComposingChecker(),
      probe: async () => [],
      uses: createUseStore(store, 30, pino({ level: 'silent' })),
      logger: pino({ level: 'silent' }),
      inQueue: createQueue(),
      ownSchemas: new Map(),
      notes: createHistoryNotes(store),
      onSupergraph: (version) => told.push(version),
    };
    const name = counts ? 'root' : 'ground';
    await publishOwn(context, [{ name, owner: '11990100000000019F', sdl: root, url: null }]);
    const before = await store.read(readState);
    isLost = true;
    const input = { subgraph: name, sdl: `${root}# Later.` };
    expect(await publishTo(context, administrator, input)).toMatchObject({
      outcome: 'ACCEPTED',
      version: 2,
      supergraphVersion: before.version + 1,
    });
    expect(told.at(-1)).toBe(before.version + 1);
    const page = { subgraph: name, first: 10, before: null };
    const entries = await store.read((manager) => readHistory(manager, page));
    expect(entries.map(({ action, outcome }) => [action, outcome])).toEqual([
      ['PUBLISH', 'ACCEPTED'],
    ]);
    await store.close();
  });
});
