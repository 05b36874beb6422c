import type { FastifyInstance } from 'fastify';
import { notesOf } from '../http/requestNotes';
import type { Metrics, RequestOutcome } from './createMetrics';

/** Counts the requests to `/graphql`, from the first byte until the connection has the last. */
export function countRequests(server: FastifyInstance, metrics: Metrics): void {
  server.addHook('onRequest', async (request, reply) => {
    if (request.routeOptions.url !== '/graphql') return;
    const startedAt = performance.now();
    metrics.requestStarted();
    reply.raw.once('close', () => {
      const outcome = reply.raw.writableFinished
        ? outcomeOf(reply.statusCode, notesOf(request).record.errorCodes.length)
        : 'aborted';
      metrics.requestEnded(outcome, performance.now() - startedAt);
    });
  });
}

function outcomeOf(status: number, errors: number): RequestOutcome {
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  return errors > 0 ? 'errors' : 'ok';
}
