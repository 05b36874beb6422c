import { type ErrorCode, HubError, quote } from '@civicgraph/shared';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { formatError, stackFrames, statusOf } from '../errors';

/** Answers with one error in the shape of a GraphQL response. */
export function sendError(
  reply: FastifyReply,
  error: HubError,
  status = statusOf(error.code),
): FastifyReply {
  const { message, extensions } = error;
  if (status === 401) reply.header('www-authenticate', 'Bearer');
  return reply
    .code(status)
    .type('application/json; charset=utf-8')
    .send(JSON.stringify({ errors: [formatError({ message, extensions })] }));
}

/** Turns whatever HTTP handling throws into a coded answer; logs what has no code. */
export function createErrorHandler(logger: Logger, bodyLimit: number) {
  return (error: FastifyError | Error, request: FastifyRequest, reply: FastifyReply) => {
    if (error instanceof HubError) return sendError(reply, error);
    const { code, statusCode = 500 } = error as FastifyError;
    if (statusCode === 413) return sendError(reply, bodyTooLarge(request, bodyLimit));
    if (statusCode < 500) return sendError(reply, badRequest(code, request), statusCode);
    logger.error(
      {
        requestId: request.id,
        failure: error.name,
        code: code ?? (error.cause as NodeJS.ErrnoException | undefined)?.code,
        at: stackFrames(error),
      },
      'an error was masked',
    );
    const { message, extensions } = formatError({ message: '' });
    return sendError(
      reply.code(500),
      new HubError('INTERNAL_ERROR', message, { ...extensions, requestId: request.id }),
    );
  };
}

function bodyTooLarge(request: FastifyRequest, limit: number): HubError {
  const value = Number(request.headers['content-length']);
  const size = Number.isInteger(value) ? `has ${value} bytes` : 'is larger than allowed';
  return new HubError(
    'BODY_TOO_LARGE',
    `The HTTP body ${size}; the limit is ${limit}. Send less in one request.`,
    { ...(Number.isInteger(value) && { value }), limit },
  );
}

function badRequest(code: ErrorCode | string, request: FastifyRequest): HubError {
  return new HubError('BAD_REQUEST', faultOf(code, request));
}

function faultOf(code: string, request: FastifyRequest): string {
  switch (code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return `The content type is ${quote(request.headers['content-type'])}. Expected "application/json".`;
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return 'The HTTP body is empty. Expected JSON such as {"query": "{ __typename }"}.';
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
      return 'The HTTP body is not JSON. Expected an object such as {"query": "{ __typename }"}.';
    default:
      return 'The HTTP request is malformed. Send operations as JSON to POST /graphql.';
  }
}
