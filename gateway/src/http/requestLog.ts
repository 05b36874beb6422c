import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { notesOf } from './requestNotes';

/**
 * Writes one line per request: who by role, what for, what by the operation's name, how it ended. Never the
 * token, the query, its variables or the data.
 */
export function addRequestLog(server: FastifyInstance, logger: Logger): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const { record } = notesOf(request);
    if (reply.statusCode >= 400 && record.errorCodes.length === 0) {
      record.errorCodes = errorCodesOf(payload);
    }
    return payload;
  });
  server.addHook('onResponse', async (request, reply) => {
    const { viewer, record } = notesOf(request);
    const route = request.routeOptions.url ?? null;
    // Probes come every few seconds; they are news when they fail.
    const isProbe = route?.startsWith('/health/') && reply.statusCode < 400;
    logger[isProbe ? 'debug' : 'info'](
      {
        requestId: request.id,
        method: request.method,
        route,
        role: viewer?.role ?? null,
        department: viewer?.department ?? null,
        purpose: viewer?.purpose ?? null,
        operation: record.operationName,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime * 10) / 10,
        errors: [...new Set(record.errorCodes)],
      },
      'request',
    );
  });
}

/** Errors that end a request before an operation runs are known from their answer alone. */
function errorCodesOf(payload: unknown): readonly string[] {
  const text = Buffer.isBuffer(payload) ? payload.toString() : payload;
  if (typeof text !== 'string' || !text.startsWith('{"errors":')) return [];
  const { errors } = JSON.parse(text) as { errors: { extensions: { code: string } }[] };
  return errors.map((error) => error.extensions.code);
}
