import { describeOnEachDatabase, openGate } from '@civicgraph/shared/testing';
import pino from 'pino';
import { openStore, type Store } from '../openStore';

const logger = pino({ level: 'silent' });
const unreachable = { code: 'DATABASE_UNREACHABLE' };
const one = (store: Store) =>
  Promise.all([
    store.read((manager) => manager.query('SELECT 1 AS one')),
    store.write((manager) => manager.query('SELECT 1 AS one')),
  ]);

describeOnEachDatabase("The registry's database", ({ url }) => {
  test('passes on what is no loss of it', async () => {
    const store = await openStore(url(), logger);
    const query = 'SELECT nothing FROM nowhere';
    for (const asking of [
      store.read((manager) => manager.query(query)),
      store.write((manager) => manager.query(query)),
    ]) {
      await expect(asking).rejects.not.toHaveProperty('extensions');
    }
    await store.close();
  });

  test('is unreachable once it is closed', async () => {
    const store = await openStore(url(), logger);
    await store.close();
    await expect(one(store)).rejects.toMatchObject(unreachable);
  });

  // A file has no server that could be lost.
  if (url().kind === 'MYSQL') {
    test('is unreachable while its server is away, and answers once that is back', async () => {
      const address = url();
      if (address.kind !== 'MYSQL') return;
      const gate = await openGate(address.host, address.port);
      const store = await openStore({ ...address, host: '127.0.0.1', port: gate.port }, logger);
      const answer = [[{ one: 1 }], [{ one: 1 }]];
      expect(await one(store)).toEqual(answer);
      await gate.shut();
      for (const _time of [1, 2, 3]) {
        await expect(store.read((manager) => manager.query('SELECT 1'))).rejects.toMatchObject(
          unreachable,
        );
        await expect(store.write((manager) => manager.query('SELECT 1'))).rejects.toMatchObject(
          unreachable,
        );
      }
      await gate.openAgain();
      expect(await one(store)).toEqual(answer);
      await store.close();
      await gate.shut();
    }, 30_000);

    test('is unreachable when the connection is lost in the midst of work', async () => {
      const address = url();
      if (address.kind !== 'MYSQL') return;
      const gate = await openGate(address.host, address.port);
      const store = await openStore({ ...address, host: '127.0.0.1', port: gate.port }, logger);
      const writing = store.write(async (manager) => {
        await manager.query('SELECT 1');
        await gate.shut();
        await manager.query('SELECT 2');
      });
      await expect(writing).rejects.toMatchObject(unreachable);
      await store.close();
    }, 30_000);
  }
});
