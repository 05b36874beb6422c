import { setTimeout as delay } from 'node:timers/promises';
import { CommitUnsettled, failureName, HubError, type Keyring, transact } from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { createAnchor } from './createAnchor';
import { createHeadSeal } from './createHeadSeal';
import { type Draft, draftRecord } from './draftRecord';
import type { Head } from './Head';
import type { LedgerEntry } from './LedgerEntry';
import { createSubjectHasher } from './subjectHashes';

import { lockHead, writeChain } from './writeChain';

export interface LedgerOptions {
  readonly keyring: Keyring;
  /** File outside of the database that keeps the latest head; without it none is kept. */
  readonly anchorFile?: string | undefined;
  readonly logger: Logger;
  /** How long an entry may take, in milliseconds. */
  readonly timeLimitMs?: number | undefined;
}

export interface Ledger {
  /**
   * Resolves once the entry is durable. After a rejection it may be in the ledger or not, but never half.
   * @throws HubError LEDGER_UNAVAILABLE
   */
  append(entry: LedgerEntry): Promise<void>;
  /** Finishes what was appended, and writes the anchor. */
  close(): Promise<void>;
}

export const defaultTimeLimitMs = 2_000;
/** Rows of a commit, records and subjects together, after which no further entry joins. */
const rowsAtOnce = 5_000;
const retryMs = 50;
/**
 * After a commit of several, so long the next one waits for as many, or for so many at most: what a commit costs is
 * then shared by more. Whoever comes alone waits for nobody (as `commit_delay` and `commit_siblings` of PostgreSQL).
 */
const gatherMs = 5;
const gathered = 16;

interface Waiting {
  readonly draft: Draft;
  isSettled: boolean;
  settle(error?: HubError): void;
}

/**
 * The ledger of a database. What arrives while a commit is under way goes in the next one together, so
 * that the number of commits follows the speed of the disk and not the number of requests. Several
 * processes may append to one ledger.
 */
export function createLedger(
  database: DataSource,
  { keyring, anchorFile, logger, timeLimitMs = defaultTimeLimitMs }: LedgerOptions,
): Ledger {
  const seal = createHeadSeal(keyring);
  const hashSubject = createSubjectHasher(keyring);
  const anchor = anchorFile ? createAnchor({ file: anchorFile, database, seal, logger }) : null;
  const queue: Waiting[] = [];
  let running: Promise<void> | null = null;
  let isClosed = false;
  /** Where the chain ended when this process saw it last; null when a commit was left unsettled. */
  let known: Head | null = null;
  let highest = 0;
  let enoughCame = () => {};
  let awaited = gathered;
  /** Since when nothing more is logged of it. */
  let isFailing = false;

  async function commit(drafts: readonly Draft[]): Promise<void> {
    const head = await transact(database, timeLimitMs, async (runner) => {
      const moved = known && (await writeChain(runner, seal, known, drafts));
      if (moved) return moved;
      const current = await lockHead(runner, seal);
      if (current.seq < highest) throw putBack(current.seq, highest);
      return writeChain(runner, seal, current, drafts);
    });
    // A database that shows an old snapshot after an update (TiDB): the next transaction sees the new one.
    if (head === null) throw new Error('The chain moved on under its lock.');
    known = head;
    highest = head.seq;
    anchor?.keep(head);
  }

  function gather(count: number): Promise<void> {
    if (queue.length >= count || isClosed) return Promise.resolve();
    awaited = count;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, gatherMs);
      enoughCame = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  /** Commits until nothing is left. */
  async function run(): Promise<void> {
    // After what the other sockets have brought: they share the first commit.
    await new Promise((resolve) => setImmediate(resolve));
    for (let batch = take(queue); batch.length > 0; batch = take(queue)) {
      try {
        await commit(batch.map(({ draft }) => draft));
        isFailing = false;
        for (const { settle } of batch) settle();
        if (batch.length > 1) await gather(Math.min(batch.length, gathered));
      } catch (error) {
        known = null;
        if (!isFailing) logger.error({ error: failureName(error) }, 'the ledger cannot be written');
        isFailing = true;
        // Only what is certainly not in the ledger is tried again: nothing is recorded twice.
        if (error instanceof CommitUnsettled) for (const { settle } of batch) settle(unavailable());
        else queue.unshift(...batch);
        await delay(retryMs);
      }
    }
    running = null;
  }

  return {
    append(entry) {
      if (isClosed) return Promise.reject(unavailable());
      return new Promise((resolve, reject) => {
        const draft = draftRecord(hashSubject, entry, Date.now());
        const timer = setTimeout(() => waiting.settle(unavailable()), timeLimitMs);
        const waiting: Waiting = {
          draft,
          isSettled: false,
          settle(error) {
            if (waiting.isSettled) return;
            waiting.isSettled = true;
            clearTimeout(timer);
            if (error) reject(error);
            else resolve();
          },
        };
        queue.push(waiting);
        if (queue.length >= awaited) enoughCame();
        running ??= run();
      });
    },
    async close() {
      isClosed = true;
      enoughCame();
      await running;
      await anchor?.close();
    },
  };
}

/** Takes the entries of the next commit, without those that nobody waits for any more. */
function take(queue: Waiting[]): Waiting[] {
  const batch: Waiting[] = [];
  for (let rows = 0; rows < rowsAtOnce; ) {
    const next = queue.shift();
    if (!next) break;
    if (next.isSettled) continue;
    batch.push(next);
    rows += 1 + next.draft.subjects.length;
  }
  return batch;
}

function putBack(seq: number, highest: number): HubError {
  return new HubError(
    'LEDGER_BROKEN',
    `The head of the ledger is at record ${seq}, and was at ${highest} before. Run "npm run ledger:verify".`,
    { seq: seq + 1, fault: 'TRUNCATED' },
  );
}

export function unavailable(): HubError {
  return new HubError(
    'LEDGER_UNAVAILABLE',
    'The ledger cannot be written now, and no personal data are served without a record. Try again later; the log of the gateway has the cause.',
  );
}
