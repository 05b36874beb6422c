import {
  type DatabaseUrl,
  type HubError,
  inTurn,
  openDatabase,
  transact,
  withRunner,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { registryDatabase } from '../registryDatabase';

/** The registry's database. */
export interface Store {
  /** Reads nothing of a transaction that may still be rolled back. @throws HubError DATABASE_UNREACHABLE */
  read<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  /** Runs work in one transaction. @throws HubError DATABASE_UNREACHABLE */
  write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result>;
  close(): Promise<void>;
}

/** When a connection is cut that a server does not answer on. */
const limitMs = 15_000;

/**
 * Opens the registry's database. One that is down is no reason not to start: each question tries it once
 * more, together with the others.
 */
export async function openStore(databaseUrl: DatabaseUrl, logger: Logger): Promise<Store> {
  let opening: Promise<DataSource> | null = null;
  let isDown = false;
  let closing: Promise<void> | null = null;

  async function openNow(): Promise<DataSource> {
    const database = await openDatabase(databaseUrl, registryDatabase);
    if (isDown) logger.info("the registry's database is open");
    isDown = false;
    return database;
  }

  function open(): Promise<DataSource> {
    if (closing) return Promise.reject(new Error('The registry is closed.'));
    opening ??= openNow().catch((error: HubError) => {
      opening = null;
      if (!isDown) logger.error({ error: error.code }, "the registry's database cannot be opened");
      isDown = true;
      throw error;
    });
    return opening;
  }

  async function closeNow(): Promise<void> {
    const database = await opening?.catch(() => undefined);
    if (database) await inTurn(database, () => database.destroy());
  }

  await open().catch(() => undefined);
  return {
    async read(work) {
      const database = await open();
      return inTurn(database, () => withRunner(database, limitMs, ({ manager }) => work(manager)));
    },
    async write(work) {
      return transact(await open(), limitMs, ({ manager }) => work(manager));
    },
    close() {
      closing ??= closeNow();
      return closing;
    },
  };
}
