import {
  type Accountability,
  createFieldCipher,
  type DatabaseUrl,
  openDatabase,
  openWhenNeeded,
  withRunner,
} from '@civicgraph/shared';
import { accountabilityDatabase } from './accountabilityDatabase';
import { findGrant } from './grants/findGrant';
import { createLedger, type LedgerOptions } from './ledger';
import { defaultTimeLimitMs, unavailable } from './ledger/createLedger';

export interface OpenAccountabilityOptions extends LedgerOptions {
  readonly databaseUrl: DatabaseUrl;
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
  const opened = await openWhenNeeded({
    name: 'the ledger',
    async open() {
      const database = await openDatabase(databaseUrl, accountabilityDatabase);
      return { database, ledger: createLedger(database, options) };
    },
    async close({ ledger, database }) {
      await ledger.close();
      await database.destroy();
    },
    logger,
  });

  return {
    async record(entry) {
      const { ledger } = await inTime(timeLimitMs, opened.get());
      await ledger.append(entry);
    },
    findGrant: (question) =>
      inTime(
        timeLimitMs,
        opened
          .get()
          .then(({ database }) =>
            withRunner(database, timeLimitMs, ({ manager }) =>
              findGrant(manager, reader, question),
            ),
          ),
      ),
    close: opened.close,
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
