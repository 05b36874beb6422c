import type { DataCatalogue } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { createQueue } from '../publish/createQueue';
import type { Store } from '../store/openStore';
import { oldestDay } from '../uses/createUseStore';
import { readOperationPages } from '../uses/readOperationPages';
import { catalogueUses } from './catalogueUses';
import { createEntryReader } from './createEntryReader';

/** Keeps the data-resource directory up with what is published and asked. */
export interface CatalogueWriter {
  /** The current schemas may be others than before. */
  schemasChanged(): void;
  usesChanged(): void;
  /** Writes what is due, once, and ends. */
  close(): Promise<void>;
}

export interface CatalogueWriterOptions {
  readonly catalogue: DataCatalogue;
  readonly store: Store;
  readonly usageDays: number;
  readonly logger: Logger;
}

const usesPauseMs = 60_000;
const firstPauseMs = 1000;
const longestPauseMs = 60_000;

/**
 * Writes on its own time: a directory that fails is tried again after a pause that grows, and holds up no publish.
 * Uses follow a minute after they changed. No timer keeps a process alive.
 */
export function createCatalogueWriter(options: CatalogueWriterOptions): CatalogueWriter {
  const { catalogue, store, usageDays, logger } = options;
  const inQueue = createQueue();
  const readEntries = createEntryReader();
  let isClosed = false;

  const entries = createTask('entries', 0, async () => {
    const { entries, source } = await store.read(readEntries);
    if (source.version > 0) await catalogue.writeEntries(entries, source);
  });
  const uses = createTask('uses', usesPauseMs, async () => {
    const { entries } = await store.read(readEntries);
    const pages = readOperationPages(store, {
      since: oldestDay(usageDays),
      by: ['department'],
      withDocuments: false,
    });
    await catalogue.writeUses(await catalogueUses(entries, pages));
  });

  /** Work that is done some time after it is due, however often that is told. */
  function createTask(what: string, delayMs: number, work: () => Promise<void>) {
    let isDue = false;
    let timer: NodeJS.Timeout | undefined;
    let failures = 0;

    async function attempt(): Promise<void> {
      timer = undefined;
      if (!isDue) return;
      isDue = false;
      try {
        await work();
        failures = 0;
      } catch (error) {
        isDue = true;
        failures += 1;
        const { code, name } = error as { code?: unknown; name?: string };
        logger.warn({ what, error: code ?? name, failures }, 'the directory was not written');
        schedule(Math.min(firstPauseMs * 2 ** (failures - 1), longestPauseMs));
      }
    }

    function schedule(afterMs: number): void {
      if (isClosed || timer) return;
      timer = setTimeout(() => void inQueue(attempt), afterMs).unref();
    }

    return {
      due(): void {
        isDue = true;
        schedule(delayMs);
      },
      async finish(): Promise<void> {
        clearTimeout(timer);
        await inQueue(attempt);
      },
    };
  }

  return {
    schemasChanged: () => entries.due(),
    usesChanged: () => uses.due(),
    async close() {
      isClosed = true;
      await entries.finish();
      await uses.finish();
    },
  };
}
