import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeOnEachDatabase, temporaryFolder } from '../../testing';
import { parseDatabaseUrl } from '../databaseUrl';
import { insertRows } from '../insertRows';
import { openDatabase, statementsOf } from '../openDatabase';

const options = { name: 'test-data', entities: [], migrations: [] };

describeOnEachDatabase('an opened database', (databases) => {
  it('has run its migrations once, and opens again', async () => {
    for (const expected of [[], [{ tier: 'XS', seed: 1 }]]) {
      const database = await openDatabase(databases.url(), options);
      const rows = await database.query('SELECT tier, seed FROM seed_progress');
      expect(rows.map((row: object) => ({ ...row }))).toEqual(expected);
      await insertRows(database.manager, 'seed_progress', [
        { id: 1 + expected.length, tier: 'XS', seed: 1, steps_done: 0, steps_total: 9 },
      ]);
      await database.destroy();
    }
  });

  it('is opened by several at the same time, and migrated once', async () => {
    const fresh = { ...options, name: 'test-together' };
    const opened = await Promise.all(
      Array.from({ length: 4 }, () => openDatabase(databases.url(), fresh)),
    );
    for (const database of opened) {
      expect(await database.query('SELECT COUNT(*) AS n FROM migrations')).toEqual([{ n: 1 }]);
    }
    await Promise.all(opened.map((database) => database.destroy()));
  });

  it('counts statements without transaction control', async () => {
    const database = await openDatabase(databases.url(), options);
    const before = statementsOf(database).count;
    await database.transaction(async (manager) => {
      await manager.query('SELECT 1');
      await manager.query('SELECT 2');
    });
    expect(statementsOf(database).count - before).toBe(2);
    await database.destroy();
  });

  it('undoes a transaction that fails', async () => {
    const database = await openDatabase(databases.url(), options);
    const count = async () =>
      (await database.query('SELECT COUNT(*) AS n FROM seed_progress'))[0].n;
    const before = await count();
    await expect(
      database.transaction(async (manager) => {
        await insertRows(manager, 'seed_progress', [
          { id: 77, tier: 'S', seed: 1, steps_done: 0, steps_total: 9 },
        ]);
        throw new Error('stop');
      }),
    ).rejects.toThrow('stop');
    expect(await count()).toBe(before);
    await database.destroy();
  });
});

it.each([
  [undefined, 1],
  [true, 2],
])('SQLite waits for the disk at each commit only where it must (%s)', async (isDurable, level) => {
  const url = parseDatabaseUrl(`sqlite:${temporaryFolder()}`);
  const database = await openDatabase(url, { ...options, ...(isDurable && { isDurable }) });
  expect(await database.query('PRAGMA synchronous')).toEqual([{ synchronous: level }]);
  await database.destroy();
});

describe('a database that cannot be opened', () => {
  it('names the folder when it is a file', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    await expect(openDatabase(parseDatabaseUrl(`sqlite:${file}`), options)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message: expect.stringContaining(`Cannot keep data in "${file}"`),
    });
  });

  it('names a folder that the system refuses', async () => {
    await expect(
      openDatabase(parseDatabaseUrl('sqlite:/proc/civicgraph/data'), options),
    ).rejects.toMatchObject({ code: 'DATABASE_UNREACHABLE' });
  });

  it('names server and user, never the password', async () => {
    const url = parseDatabaseUrl('mysql://nobody:hidden@127.0.0.1:1/');
    await expect(openDatabase(url, options)).rejects.toMatchObject({
      code: 'DATABASE_UNREACHABLE',
      message:
        'Cannot use the database server at 127.0.0.1:1 as user "nobody" (ECONNREFUSED). Start it, or correct HUB_DATABASE_URL.',
    });
  });
});
