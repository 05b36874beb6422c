import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseDatabaseUrl } from '@civicgraph/shared';
import { describeOnEachDatabase, setClock, temporaryFolder } from '@civicgraph/shared/testing';
import { openTestRegistry, owner } from './fixtures/openTestRegistry';
import { places } from './fixtures/schemas';

const own = { name: 'places', owner, sdl: places(), url: null };

test('A database that is down leaves the registry unavailable until it is back', async () => {
  const parent = temporaryFolder();
  const folder = join(parent, 'data');
  // A file stands where the folder of the database is to be.
  writeFileSync(folder, '');
  const hub = await openTestRegistry(parseDatabaseUrl(`sqlite:${folder}`));
  await expect(hub.registry.nextSupergraph({ gateway: 'a', version: null })).rejects.toMatchObject({
    code: 'REGISTRY_UNAVAILABLE',
  });
  await expect(hub.registry.publishOwn([own])).rejects.toMatchObject({
    code: 'DATABASE_UNREACHABLE',
  });
  expect((await hub.ask('{ status { operations } }')).codes).toEqual(['DATABASE_UNREACHABLE']);
  expect((await hub.ask('{ viewer { label } }', {}, 'hub_wrong')).codes).toEqual([
    'REGISTRY_TOKEN_NOT_ACCEPTED',
  ]);
  rmSync(folder);
  await hub.registry.publishOwn([own]);
  expect(await hub.registry.nextSupergraph({ gateway: 'a', version: null })).toMatchObject({
    version: 1,
  });
  await hub.close();
  rmSync(parent, { recursive: true });
});

describeOnEachDatabase('Gateways', (databases) => {
  afterEach(() => jest.useRealTimers());

  test('are shown while they ask, and what they serve', async () => {
    setClock('2026-11-26T08:00:00Z');
    const hub = await openTestRegistry(databases.url());
    const ask = (gateway: string, version: number | null) =>
      hub.registry.nextSupergraph({ gateway, version });
    const gateways = async () => {
      const { data } = await hub.ask<{ status: { gateways: object[] } }>(
        '{ status { gateways { id version lastSeenAt } } }',
      );
      return data.status.gateways;
    };
    await ask('one', null);
    await ask('two', 1);
    setClock('2026-11-26T08:00:09Z');
    await ask('one', 1);
    await ask('two', 1);
    expect(await gateways()).toEqual([
      { id: 'one', version: 1, lastSeenAt: '2026-11-26T08:00:09.000Z' },
      // Nothing new, and written nine seconds ago.
      { id: 'two', version: 1, lastSeenAt: '2026-11-26T08:00:00.000Z' },
    ]);
    setClock('2026-11-26T08:00:59Z');
    await ask('one', 1);
    setClock('2026-11-26T08:01:01Z');
    expect(await gateways()).toEqual([
      { id: 'one', version: 1, lastSeenAt: '2026-11-26T08:00:59.000Z' },
    ]);
    await hub.close();
  });
});
