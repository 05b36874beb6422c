import { HubError } from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';
import { sendError } from '../http/sendError';
import type { Metrics } from './createMetrics';
import { createMetricsAccess } from './createMetricsAccess';

/**
 * `/metrics`: for the machine itself, and for whoever carries the token.
 * @throws HubError CONFIGURATION_INVALID for a token that could be guessed
 */
export function addMetricsRoute(
  server: FastifyInstance,
  metrics: Metrics,
  token: string | undefined,
): void {
  const mayRead = createMetricsAccess(token);
  server.get('/metrics', async (request, reply) => {
    if (mayRead(request)) return reply.type(metrics.contentType).send(await metrics.read());
    return sendError(
      reply,
      new HubError(
        'METRICS_FORBIDDEN',
        'Metrics are read on the machine of the hub itself, or with the token of its setting HUB_METRICS_TOKEN. Send the header "Authorization: Bearer <token>".',
      ),
    );
  });
}
