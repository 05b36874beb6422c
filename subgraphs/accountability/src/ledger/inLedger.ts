import {
  CommitUnsettled,
  failureName,
  HubError,
  type SubgraphContext,
  transact,
} from '@civicgraph/shared';
import { type QueryRunner, TypeORMError } from 'typeorm';
import { createHeadSeal } from './createHeadSeal';
import { defaultTimeLimitMs } from './createLedger';
import { draftRecord } from './draftRecord';
import type { GrantEntry } from './LedgerEntry';
import { subjectHash } from './subjectHashes';

import { lockHead, writeChain } from './writeChain';

/** What a step came to, and what the ledger records of it. */
export interface RecordedStep<Result> {
  readonly result: Result;
  readonly entry: GrantEntry;
}

const attempts = 5;

/**
 * Runs a step and records it in the ledger, in one transaction: neither is there without the other. Steps come
 * one after the other, since each has the chain to itself while it runs.
 * @throws what the step throws, with nothing changed; HubError LEDGER_BROKEN, with nothing changed;
 * LEDGER_UNAVAILABLE, whose `extensions.step` is NOT_TAKEN, or UNKNOWN when the commit itself failed
 */
export async function inLedger<Result>(
  { database, keyring, logger }: Pick<SubgraphContext, 'database' | 'keyring' | 'logger'>,
  step: (runner: QueryRunner) => Promise<RecordedStep<Result>>,
): Promise<Result> {
  const seal = createHeadSeal(keyring);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    try {
      return await transact(database, defaultTimeLimitMs, async (runner) => {
        const head = await lockHead(runner, seal);
        const { result, entry } = await step(runner);
        const draft = draftRecord((subject) => subjectHash(keyring, subject), entry, Date.now());
        if (await writeChain(runner, seal, head, [draft])) return result;
        throw new HeadMoved();
      });
    } catch (error) {
      // A database that shows an old snapshot after an update (TiDB): the next transaction sees the new one.
      if (error instanceof HeadMoved) continue;
      if (!isOfDatabase(error)) throw error;
      logger.error({ error: failureName(error) }, 'a step of a grant cannot be recorded');
      throw error instanceof CommitUnsettled ? unsettled() : notTaken();
    }
  }
  throw notTaken();
}

class HeadMoved extends Error {}

/** Drivers mark their errors with a code of their own; so does the hub, whose errors say what is the matter. */
function isOfDatabase(error: unknown): error is Error {
  if (error instanceof CommitUnsettled || error instanceof TypeORMError) return true;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && !(error instanceof HubError);
}

function notTaken(): HubError {
  return new HubError(
    'LEDGER_UNAVAILABLE',
    'The ledger cannot be written now, and no step of a grant is taken without a record: this one was not. Try again later; the log of the subgraph "accountability" has the cause.',
    { step: 'NOT_TAKEN' },
  );
}

function unsettled(): HubError {
  return new HubError(
    'LEDGER_UNAVAILABLE',
    'The database failed while the step was committed: it may have been taken, with its record, or not. Look at "myGrants" or "accessRequests" before you try again.',
    { step: 'UNKNOWN' },
  );
}
