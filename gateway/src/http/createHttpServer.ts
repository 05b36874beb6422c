import { gatewayHeader, HubError, requestIdHeader } from '@civicgraph/shared';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { refuseConnection } from './refuseConnection';
import { requestIdOf } from './requestId';
import { addRequestLog } from './requestLog';
import { createErrorHandler, sendError } from './sendError';

/** The HTTP server without its routes: request ids, the log, and coded errors for everything. */
export function createHttpServer(logger: Logger, bodyBytes: number): FastifyInstance {
  const onError = createErrorHandler(logger, bodyBytes);
  const server = fastify({
    bodyLimit: bodyBytes,
    genReqId: requestIdOf,
    requestTimeout: 30_000,
    return503OnClosing: false,
    // They come before any hook.
    frameworkErrors: (error, request, reply) =>
      onError(error, request, reply.header(gatewayHeader, '1')),
    clientErrorHandler: refuseConnection,
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers({
      [requestIdHeader]: request.id,
      [gatewayHeader]: '1',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
  });
  addRequestLog(server, logger);
  server.setErrorHandler(onError);
  server.setNotFoundHandler((_request, reply) =>
    sendError(
      reply,
      new HubError(
        'BAD_REQUEST',
        'There is nothing here. Send operations as JSON to POST /graphql.',
      ),
      404,
    ),
  );
  return server;
}
