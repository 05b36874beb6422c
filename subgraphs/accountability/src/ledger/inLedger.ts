import { HubError, type Keyring } from '@civicgraph/shared';
import type { DataSource, QueryRunner } from 'typeorm';
import { createHeadSeal } from './createHeadSeal';
import { defaultTimeLimitMs, unavailable } from './createLedger';
import { draftRecord } from './draftRecord';
import type { GrantEntry } from './LedgerEntry';
import { subjectHash } from './subjectHashes';
import { transact } from './transact';
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
 * @throws what the step throws, with nothing changed; HubError LEDGER_UNAVAILABLE, LEDGER_BROKEN
 */
export async function inLedger<Result>(
  database: DataSource,
  keyring: Keyring,
  step: (runner: QueryRunner) => Promise<RecordedStep<Result>>,
): Promise<Result> {
  const seal = createHeadSeal(keyring);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const done = await transact(database, defaultTimeLimitMs, async (runner) => {
      const head = await lockHead(runner, seal);
      const { result, entry } = await step(runner).catch((cause: unknown) => {
        throw new StepFailed('The step failed.', { cause });
      });
      const draft = draftRecord((subject) => subjectHash(keyring, subject), entry, Date.now());
      if (await writeChain(runner, seal, head, [draft])) return { result };
      throw new HeadMoved();
    }).catch((error: unknown) => {
      // A database that shows an old snapshot after an update (TiDB): the next transaction sees the new one.
      if (error instanceof HeadMoved) return null;
      if (error instanceof StepFailed) throw error.cause;
      throw error instanceof HubError ? error : unavailable();
    });
    if (done) return done.result;
  }
  throw unavailable();
}

class HeadMoved extends Error {}

/** The fault lies with the step, and not with the database of the ledger. */
class StepFailed extends Error {}
