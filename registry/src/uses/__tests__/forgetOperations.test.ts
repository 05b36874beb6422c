import { createHash } from 'node:crypto';
import { insertRows, type OperationUse, useLimits } from '@civicgraph/shared';
import { describeOnEachDatabase, setClock } from '@civicgraph/shared/testing';
import pino from 'pino';
import { decodeOperations } from '../../check/OperationPages';
import { openStore, type Store } from '../../store/openStore';
import { createUseStore, type UseStore } from '../createUseStore';
import { readOperationPages } from '../readOperationPages';

const hashOf = (name: string) => createHash('sha256').update(name).digest('hex');

function use(name: string, facts: Partial<OperationUse> = {}): OperationUse {
  return {
    operationHash: hashOf(name),
    operationName: name,
    document: `query ${name} { a }`,
    client: 'wall',
    clientVersion: null,
    department: null,
    coordinates: ['Query.a'],
    day: '2026-11-26',
    count: 1,
    ...facts,
  };
}

/** As large as a use may be, nearly. */
const large = (index: number): OperationUse =>
  use(`Large${index}`, {
    document: `query Large${index} { ${'a '.repeat(useLimits.document / 2 - 20)}}`,
    coordinates: Array.from({ length: 600 }, (_, n) => `Query.${'x'.repeat(90)}${n}`),
  });

describeOnEachDatabase('What is kept of operations', (databases) => {
  const lines: Record<string, unknown>[] = [];
  const logger = pino({ base: null }, { write: (line) => lines.push(JSON.parse(line)) });
  let store: Store;
  let uses: UseStore;

  beforeAll(async () => {
    setClock('2026-11-26T08:00:00Z');
    store = await openStore(databases.url(), logger);
    uses = createUseStore(store, 30, logger);
  });
  afterAll(async () => {
    jest.useRealTimers();
    await store.close();
  });

  const kept = async () => decodeOperations(await uses.seenOperations());
  const namesKept = async () => new Set((await kept()).map(({ name }) => name));

  test('is everything while there is room', async () => {
    await uses.record([
      use('Old', { day: '2026-11-20', count: 100 }),
      use('Often', { count: 2 }),
      use('Again', { day: '2026-11-19' }),
    ]);
    await uses.record([use('Again', { count: 5 })]);
    expect(await namesKept()).toEqual(new Set(['Again', 'Often', 'Old']));
    expect(await uses.forgotOn()).toBeNull();
    expect(lines).toEqual([]);
  });

  test('is 16 MiB at most: what was asked longest ago goes, and of one day what was asked least often', async () => {
    for (let index = 0; index < 240; index += 40) {
      await uses.record(Array.from({ length: 40 }, (_, n) => large(index + n)));
    }
    const operations = await kept();
    const characters = operations.reduce(
      (sum, { document, coordinates }) => sum + (document?.length ?? 0) + coordinates.length,
      0,
    );
    expect(characters).toBeLessThan(16 * 1024 * 1024);
    expect(characters).toBeGreaterThan(12 * 1024 * 1024);
    const names = await namesKept();
    expect(['Again', 'Often', 'Old'].map((name) => names.has(name))).toEqual([true, true, false]);
    expect(operations.find(({ name }) => name === 'Again')?.clients).toEqual([
      { name: 'wall', version: null, count: 6 },
    ]);
  });

  test('is told: the day in the status, and one line a day in the log', async () => {
    expect(await uses.forgotOn()).toBe('2026-11-26');
    await uses.record(Array.from({ length: 40 }, (_, n) => large(1000 + n)));
    expect(lines).toMatchObject([
      { msg: 'there is no room for all operations: the least recent are forgotten' },
    ]);
    setClock('2026-12-26T08:00:00Z');
    expect(await uses.forgotOn()).toBeNull();
    setClock('2026-11-26T08:00:00Z');
  });

  test('is 20,000 operations at most', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => ({
      hash: hashOf(`Row${index}`),
      name: null,
      characters: 1,
      last_used_on: '2026-11-10',
      document: null,
      coordinates: 'A',
    }));
    await store.write((manager) => insertRows(manager, 'operation', rows));
    await uses.record([use('Often')]);
    const [row] = await store.read((manager) =>
      manager.query('SELECT COUNT(*) AS operations FROM operation'),
    );
    expect(Number(row.operations)).toBe(18_000);
    expect((await namesKept()).has('Often')).toBe(true);
  });

  test('holds nobody up while it is read', async () => {
    let turns = 0;
    let isReading = true;
    const take = () => {
      turns += 1;
      if (isReading) setImmediate(take);
    };
    setImmediate(take);
    let pages = 0;
    const question = { since: '2026-11-01', by: ['department'], withDocuments: false } as const;
    for await (const _ of readOperationPages(store, question)) pages += 1;
    isReading = false;
    expect(pages).toBe(180);
    expect(turns).toBeGreaterThanOrEqual(pages - 1);
  });

  test('is without names of clients beyond 200,000 uses', async () => {
    await store.write(async (manager) => {
      await manager.query('DELETE FROM operation_use');
      const some = 'SELECT hash FROM operation ORDER BY hash LIMIT 450';
      await manager.query(
        `INSERT INTO operation_use (operation_hash, client, client_version, department, day, uses)
         SELECT a.hash, SUBSTR(b.hash, 1, 60), '', '', '2026-11-26', 1 FROM (${some}) a, (${some}) b`,
      );
    });
    await uses.record([use('Late', { clientVersion: '1' }), use('Late', { client: null })]);
    const late = (await kept()).find(({ name }) => name === 'Late');
    expect(late?.clients).toEqual([{ name: null, version: null, count: 2 }]);
  }, 60_000);
});
