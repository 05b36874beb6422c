import { HubError } from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';
import { sendError } from './sendError';

/** Lets requests in flight finish when the hub stops, and turns new ones away. */
export interface Drain {
  /** Resolves when nothing is in flight any more, at the latest after `graceMs`. */
  start(graceMs: number): Promise<void>;
}

export function addDrain(server: FastifyInstance): Drain {
  let inFlight = 0;
  let finished: (() => void) | undefined;

  server.addHook('onRequest', async (_request, reply) => {
    if (!finished) {
      inFlight += 1;
      reply.raw.once('close', () => {
        inFlight -= 1;
        if (inFlight === 0) finished?.();
      });
      return;
    }
    reply.header('connection', 'close');
    return sendError(
      reply,
      new HubError('SHUTTING_DOWN', 'The hub is stopping. Send the request again in a moment.'),
    );
  });
  server.addHook('onSend', async (_request, reply, payload) => {
    if (finished) reply.header('connection', 'close');
    return payload;
  });

  return {
    start: (graceMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(resolve, graceMs);
        finished = () => {
          clearTimeout(timer);
          resolve();
        };
        if (inFlight === 0) finished();
      }),
  };
}
