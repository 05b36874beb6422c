import {
  type Accountability,
  createFieldCipher,
  type DatabaseUrl,
  HubError,
  openDatabase,
  withRunner,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { accountabilityDatabase } from './accountabilityDatabase';
import { findGrant } from './grants/findGrant';
import { createLedger, type Ledger, type LedgerOptions } from './ledger';
import { defaultTimeLimitMs, unavailable } from './ledger/createLedger';

export interface OpenAccountabilityOptions extends LedgerOptions {
  readonly databaseUrl: DatabaseUrl;
}

interface Opened {
  readonly database: DataSource;
  readonly ledger: Ledger;
}

/**
 * Ledger and grants for the process of a gateway, which opens their database by itself. A database that is
 * down is no reason not to start: until it is back, every question is answered with LEDGER_UNAVAILABLE.
 */
export async function openAccountability(
  options: OpenAccountabilityOptions,
): Promise<Accountability> {
  const { databaseUrl, keyring, logger, timeLimitMs = defaultTimeLimitMs } = options;
  const reader = {
    keyring,
    cipher: createFieldCipher(keyring, accountabilityDatabase.name),
    logger,
  };
  let opening: Promise<Opened> | null = null;
  let isDown = false;
  let closing: Promise<void> | null = null;

  async function openNow(): Promise<Opened> {
    const database = await openDatabase(databaseUrl, accountabilityDatabase);
    if (isDown) logger.info('the ledger is open');
    return { database, ledger: createLedger(database, options) };
  }

  /** Each question that comes while the database is down tries it once more, together with the others. */
  function open(): Promise<Opened> {
    if (closing) return Promise.reject(unavailable());
    opening ??= openNow().catch((error) => {
      opening = null;
      if (!isDown) logger.error({ error: (error as HubError).code }, 'the ledger cannot be opened');
      isDown = true;
      throw error;
    });
    return opening;
  }

  async function closeNow(): Promise<void> {
    const opened = await opening?.catch(() => undefined);
    await opened?.ledger.close();
    await opened?.database.destroy();
  }

  await open().catch(() => undefined);
  return {
    async record(entry) {
      const { ledger } = await inTime(timeLimitMs, open());
      await ledger.append(entry);
    },
    findGrant: (question) =>
      inTime(
        timeLimitMs,
        open().then(({ database }) =>
          withRunner(database, timeLimitMs, ({ manager }) => findGrant(manager, reader, question)),
        ),
      ),
    close() {
      closing ??= closeNow();
      return closing;
    },
  };
}

/** @throws HubError LEDGER_UNAVAILABLE for whatever fails or takes too long */
async function inTime<Result>(limitMs: number, work: Promise<Result>): Promise<Result> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(unavailable()), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch {
    throw unavailable();
  } finally {
    clearTimeout(timer);
  }
}
