import { setMaxListeners } from 'node:events';
import type { IncomingHttpHeaders } from 'node:http';
import { HubError, parseTimeout, quote, timeoutHeader } from '@civicgraph/shared';
import type { FastifyReply } from 'fastify';

/**
 * How long a client waits for its answer, in milliseconds: what it says, and no longer than `limitMs`.
 * @throws HubError BAD_REQUEST for a header that is not a positive number
 */
export function clientTimeout(headers: IncomingHttpHeaders, limitMs: number): number {
  const given = headers[timeoutHeader];
  if (given === undefined) return limitMs;
  const timeoutMs = parseTimeout(given);
  if (timeoutMs) return Math.min(timeoutMs, limitMs);
  throw new HubError(
    'BAD_REQUEST',
    `The header "${timeoutHeader}" is ${quote(given)}. Expected milliseconds, for example "5000".`,
  );
}

/** Aborts when the client goes before it has its answer. */
export function clientSignal({ raw }: FastifyReply): AbortSignal {
  const client = new AbortController();
  // Every fetch under way listens to it.
  setMaxListeners(0, client.signal);
  raw.once('close', () => {
    if (!raw.writableFinished) client.abort();
  });
  return client.signal;
}
