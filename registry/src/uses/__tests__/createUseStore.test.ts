import { createHash } from 'node:crypto';
import type { OperationUse } from '@civicgraph/shared';
import { describeOnEachDatabase, setClock } from '@civicgraph/shared/testing';
import pino from 'pino';
import { decodeOperations } from '../../check/OperationPages';
import { openStore, type Store } from '../../store/openStore';
import { createUseStore, type UseStore } from '../createUseStore';

const logger = pino({ level: 'silent' });

function use(document: string, facts: Partial<OperationUse> = {}): OperationUse {
  return {
    operationHash: createHash('sha256').update(document).digest('hex'),
    operationName: null,
    document,
    client: null,
    clientVersion: null,
    department: null,
    coordinates: ['Query.places'],
    day: '2026-11-26',
    count: 1,
    ...facts,
  };
}

const seenBy = async (uses: UseStore) => decodeOperations(await uses.seenOperations());

describeOnEachDatabase('Uses of operations', (databases) => {
  let store: Store;
  let uses: UseStore;
  let other: UseStore;

  beforeAll(async () => {
    setClock('2026-11-26T08:00:00Z');
    store = await openStore(databases.url(), logger);
    uses = createUseStore(store, 30, logger);
    other = createUseStore(store, 30, logger);
  });
  afterAll(async () => {
    jest.useRealTimers();
    await store.close();
  });

  const places = '{ places { code } }';
  const named = 'query Names { places { name } }';

  test('are none at first', async () => {
    await uses.record([]);
    expect(await seenBy(uses)).toEqual([]);
    expect(await uses.countOperations()).toBe(0);
  });

  test('add up over lists, registries, departments and days', async () => {
    const dashboard = { client: 'dashboard', clientVersion: '1.2' };
    await uses.record([
      use(places, { ...dashboard, count: 3, department: '11990100000000019F' }),
      use(places, { ...dashboard, count: 4 }),
      use(places, { ...dashboard, count: 5, day: '2026-11-25' }),
      use(places),
      use(places),
    ]);
    await Promise.all([
      uses.record([use(places, { count: 10 }), use(named, { operationName: 'Names' })]),
      other.record([use(named, { operationName: 'Names' }), use(places, { count: 20 })]),
    ]);
    const seen = await seenBy(other);
    expect(seen.sort((a, b) => Number(a.name !== null) - Number(b.name !== null))).toEqual([
      {
        hash: use(places).operationHash,
        name: null,
        document: places,
        coordinates: 'Query.places',
        clients: [
          { name: null, version: null, count: 32 },
          { name: 'dashboard', version: '1.2', count: 12 },
        ],
        lastUsedOn: '2026-11-26',
      },
      {
        hash: use(named).operationHash,
        name: 'Names',
        document: named,
        coordinates: 'Query.places',
        clients: [{ name: null, version: null, count: 2 }],
        lastUsedOn: '2026-11-26',
      },
    ]);
    expect(await uses.countOperations()).toBe(2);
  });

  test('of days that are over, or yet to come, do not count', async () => {
    await uses.record([
      use('{ old }', { day: '2026-10-27' }),
      use('{ future }', { day: '2026-12-24' }),
    ]);
    expect(await uses.countOperations()).toBe(2);
  });

  test('are forgotten with their texts once the days are over', async () => {
    setClock('2026-12-26T08:00:00Z');
    expect(await uses.countOperations()).toBe(0);
    expect(await seenBy(uses)).toEqual([]);
    await uses.record([use('{ fresh }', { day: '2026-12-26' })]);
    const rows = await store.read((manager) =>
      manager.query('SELECT document FROM operation ORDER BY document'),
    );
    expect(rows).toEqual([{ document: '{ fresh }' }]);
  });

  test('take as many names as there are, in any script', async () => {
    const client = '网格员'.repeat(20);
    await uses.record([use(places, { client, day: '2026-12-26' })]);
    const seen = await seenBy(uses);
    expect(seen.flatMap(({ clients }) => clients.map(({ name }) => name))).toContain(client);
  });

  test('of many operations at once are added in one go, and read page by page', async () => {
    const many = Array.from({ length: 2000 }, (_, index) =>
      use(`{ field${index} }`, { day: '2026-12-26' }),
    );
    await uses.record(many);
    await uses.record(many);
    expect(await uses.countOperations()).toBe(2002);
    const counts = new Map(
      (await seenBy(uses)).map(({ hash, clients }) => [hash, clients[0]?.count]),
    );
    expect(counts.size).toBe(2002);
    expect(many.filter(({ operationHash }) => counts.get(operationHash) !== 2)).toEqual([]);
  });
});
