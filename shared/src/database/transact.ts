import type { DataSource, QueryRunner } from 'typeorm';

/** The COMMIT itself failed: the transaction may be in the database or not, but never half. */
export class CommitUnsettled extends Error {}

/**
 * Runs work in a transaction of a connection of its own.
 *
 * On SQLite the transactions of this process on one file come one after the other, whichever data
 * source they use: two at once would either share the one connection, or one would block the process
 * while it waits for the other to end.
 *
 * @param limitMs when the connection is cut, so that a server that does not answer holds nobody up for good
 * @throws CommitUnsettled
 */
export function transact<Result>(
  database: DataSource,
  limitMs: number,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  return inTurn(database, () =>
    withRunner(database, limitMs, async (runner) => {
      await runner.query('BEGIN');
      let result: Result;
      try {
        result = await work(runner);
      } catch (error) {
        await rollBack(runner);
        throw error;
      }
      try {
        await runner.query('COMMIT');
      } catch (error) {
        await rollBack(runner);
        throw new CommitUnsettled('The commit failed.', { cause: error });
      }
      return result;
    }),
  );
}

/** Runs work on a connection of its own, which is cut when it takes too long. */
export async function withRunner<Result>(
  database: DataSource,
  limitMs: number,
  work: (runner: QueryRunner) => Promise<Result>,
): Promise<Result> {
  const runner = database.createQueryRunner();
  const timer = setTimeout(() => void cut(runner), limitMs);
  try {
    return await work(runner);
  } finally {
    clearTimeout(timer);
    await runner.release();
  }
}

/** Ends the connection under a statement that is waiting, which then fails. SQLite never waits so. */
async function cut(runner: QueryRunner): Promise<void> {
  const connection: { stream?: { destroy(): void } } = await runner.connect().catch(() => ({}));
  connection.stream?.destroy();
}

async function rollBack(runner: QueryRunner): Promise<void> {
  try {
    await runner.query('ROLLBACK');
  } catch {
    // The connection is lost, and its transaction with it, or the database has rolled back already.
  }
}

/** The last transaction of each SQLite file. */
const turns = new Map<string, Promise<unknown>>();

/**
 * Runs work between the transactions of this process on the same SQLite file, so that it sees nothing of one
 * that may still be rolled back. On a server it runs at once.
 */
export function inTurn<Result>(database: DataSource, work: () => Promise<Result>): Promise<Result> {
  const { options } = database;
  if (options.type !== 'better-sqlite3') return work();
  const file = options.database;
  const mine = (turns.get(file) ?? Promise.resolve()).then(work);
  const settled = mine
    .catch(() => undefined)
    .then(() => {
      if (turns.get(file) === settled) turns.delete(file);
    });
  turns.set(file, settled);
  return mine;
}
