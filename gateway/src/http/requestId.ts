import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { requestIdHeader } from '@civicgraph/shared';

const shape = /^[A-Za-z0-9._-]{1,64}$/;

/** The client's own request id when it is fit for a log line, a new one otherwise. */
export function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers[requestIdHeader];
  return typeof given === 'string' && shape.test(given) ? given : randomUUID();
}
