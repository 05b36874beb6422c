import {
  type DatabaseUrl,
  HubError,
  inTurn,
  openDatabase,
  openWhenNeeded,
  transact,
  withRunner,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { EntityManager } from 'typeorm';
import { registryDatabase } from '../registryDatabase';
import { lossOf } from './lossOf';

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
  const database = await openWhenNeeded({
    name: "the registry's database",
    open: () => openDatabase(databaseUrl, registryDatabase),
    close: (opened) => inTurn(opened, () => opened.destroy()),
    logger,
  });
  return {
    async read(work) {
      const opened = await database.get();
      const reading = inTurn(opened, () =>
        withRunner(opened, limitMs, ({ manager }) => work(manager)),
      );
      return reading.catch(tellLoss);
    },
    async write(work) {
      const opened = await database.get();
      return transact(opened, limitMs, ({ manager }) => work(manager)).catch(tellLoss);
    },
    close: database.close,
  };
}

/** @throws HubError DATABASE_UNREACHABLE for a lost connection; any other error as it is */
function tellLoss(error: unknown): never {
  const loss = lossOf(error);
  if (loss === null) throw error;
  throw new HubError(
    'DATABASE_UNREACHABLE',
    `The registry's database does not answer any more (${loss}). See to its server, and try once more.`,
  );
}
