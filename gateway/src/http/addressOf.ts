import type { FastifyRequest } from 'fastify';

/** The parameters of a GET request as Apollo Server reads them: another reading would check another text. */
export function addressOf(request: FastifyRequest): URLSearchParams {
  return new URLSearchParams(new URL(request.url, 'http://localhost').search);
}
