import {
  type DatabaseUrl,
  type DataCatalogue,
  failureName,
  HubError,
  openDatabase,
  transact,
} from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';
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
  let opening: Promise<DataSource> | null = null;
  let closing: Promise<void> | null = null;
  const running = new Set<Promise<void>>();

  function open(): Promise<DataSource> {
    opening ??= openDatabase(databaseUrl, directoryDatabase).catch((error) => {
      opening = null;
      throw error;
    });
    return opening;
  }

  async function write(work: (runner: QueryRunner) => Promise<void>): Promise<void> {
    if (closing) throw unreachable('the catalogue is closed');
    const writing = open().then((database) => transact(database, timeLimitMs, work));
    running.add(writing);
    try {
      await writing;
    } catch (error) {
      throw error instanceof HubError ? error : unreachable(failureName(error));
    } finally {
      running.delete(writing);
    }
  }

  async function closeNow(): Promise<void> {
    await Promise.allSettled(running);
    const database = await opening?.catch(() => undefined);
    await database?.destroy();
  }

  await open().catch((error) => {
    logger.error({ error: failureName(error) }, 'the data-resource directory cannot be opened');
  });
  return {
    writeEntries: (entries, source) =>
      write((runner) => writeEntries(runner, { entries, source, now: new Date(), logger })),
    writeUses: (uses) => write((runner) => writeUses(runner, uses)),
    close() {
      closing ??= closeNow();
      return closing;
    },
  };
}

function unreachable(reason: string): HubError {
  return new HubError(
    'DATABASE_UNREACHABLE',
    `Cannot write to the data-resource directory (${reason}). Look after the database of the subgraph "directory" and write again, which never writes twice.`,
  );
}
