import { CommitUnsettled } from '@civicgraph/shared';

const codes: ReadonlySet<unknown> = new Set([
  'ER_DUP_ENTRY',
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/**
 * Whether a transaction failed because somebody else wrote meanwhile, or it is not known whether it did: look
 * at what is there now, and try again.
 */
export function isConflict(error: unknown): boolean {
  if (error instanceof CommitUnsettled) return true;
  const { code, message } = error as { code?: unknown; message?: string };
  return codes.has(code) || /UNIQUE constraint failed|database is locked/.test(message ?? '');
}
