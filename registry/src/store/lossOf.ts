import { failureName, HubError } from '@civicgraph/shared';

/** What servers say, and what the system says, when a connection is gone or cannot be made. */
const codes: ReadonlySet<unknown> = new Set([
  'PROTOCOL_CONNECTION_LOST',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  'ER_CON_COUNT_ERROR',
  'ER_CONNECTION_KILLED',
  'ER_SERVER_SHUTDOWN',
]);

/**
 * How a database was lost after it had been opened: the code of the failure. Null for any other failure. A commit of
 * which it is not known whether it counts is none of these: what it wrote is looked at first.
 */
export function lossOf(error: unknown): string | null {
  if (error instanceof HubError) return null;
  const { code, fatal, message } = error as { code?: unknown; fatal?: unknown; message?: string };
  // mysql2 marks what ends a connection, and has no code for a pool that was closed.
  const isLost = codes.has(code) || fatal === true || message === 'Pool is closed.';
  return isLost ? failureName(error) : null;
}
