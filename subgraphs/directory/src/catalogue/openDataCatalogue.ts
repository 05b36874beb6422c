import {
  type DatabaseUrl,
  type DataCatalogue,
  failureName,
  HubError,
  openDatabase,
  openWhenNeeded,
  transact,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { QueryRunner } from 'typeorm';
import { directoryDatabase } from '../directoryDatabase';
import { writeEntries } from './writeEntries';
import { writeUses } from './writeUses';

export interface DataCatalogueOptions {
  readonly databaseUrl: DatabaseUrl;
  readonly logger: Logger;
}

/** How long a call may hold a connection, in milliseconds. */
const timeLimitMs = 30_000;

/**
 * The data-resource directory for the process of a registry, which opens its database by itself. A database
 * that is down is no reason not to start: until it is back, every call fails with DATABASE_UNREACHABLE. What a
 * call writes is there whole or not at all.
 */
export async function openDataCatalogue({
  databaseUrl,
  logger,
}: DataCatalogueOptions): Promise<DataCatalogue> {
  const running = new Set<Promise<void>>();
  const database = await openWhenNeeded({
    name: 'the data-resource directory',
    open: () => openDatabase(databaseUrl, directoryDatabase),
    async close(opened) {
      await Promise.allSettled(running);
      await opened.destroy();
    },
    logger,
  });

  async function write(work: (runner: QueryRunner) => Promise<void>): Promise<void> {
    const writing = database.get().then((opened) => transact(opened, timeLimitMs, work));
    running.add(writing);
    try {
      await writing;
    } catch (error) {
      throw error instanceof HubError ? error : unreachable(failureName(error));
    } finally {
      running.delete(writing);
    }
  }

  return {
    writeEntries: (entries, source) =>
      write((runner) => writeEntries(runner, { entries, source, now: new Date(), logger })),
    writeUses: (uses) => write((runner) => writeUses(runner, uses)),
    close: database.close,
  };
}

function unreachable(reason: string): HubError {
  return new HubError(
    'DATABASE_UNREACHABLE',
    `Cannot write to the data-resource directory (${reason}). Look after the database of the subgraph "directory" and write again, which never writes twice.`,
  );
}
