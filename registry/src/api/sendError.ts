import type { ErrorCode, HubError } from '@civicgraph/shared';
import type { FastifyReply } from 'fastify';

const statuses: Partial<Record<ErrorCode, number>> = {
  REGISTRY_TOKEN_NOT_ACCEPTED: 401,
  REGISTRY_TOKEN_EXPIRED: 401,
  REGISTRY_TOKEN_BUSY: 429,
  BODY_TOO_LARGE: 413,
  BAD_REQUEST: 400,
  INTERNAL_ERROR: 500,
  REGISTRY_UNAVAILABLE: 503,
  DATABASE_UNREACHABLE: 503,
};

/** Answers with one error in the shape of a GraphQL response. */
export function sendError(
  reply: FastifyReply,
  { code, message, extensions }: HubError,
  status = statuses[code] ?? 400,
): FastifyReply {
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [{ message, extensions }] }));
}
