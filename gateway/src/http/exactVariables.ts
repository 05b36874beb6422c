import { HubError } from '@civicgraph/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { hasLongNumber, isExactNumber, parseJson } from '../engine/json';
import { addressOf } from './addressOf';

const kept = new WeakMap<FastifyRequest, Readonly<Record<string, unknown>>>();

/**
 * The variables of a request whose numbers a double would not keep, such as 9007199254740993, each such
 * number with its text; undefined for all other requests.
 */
export function exactVariablesOf(
  request: FastifyRequest,
): Readonly<Record<string, unknown>> | undefined {
  if (request.method === 'GET') keepOfAddress(request);
  return kept.get(request);
}

/** Keeps the exact variables of JSON bodies; the body itself is parsed as ever. */
export function keepExactVariables(server: FastifyInstance): void {
  const parseBody = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      const text = bytes.toString();
      try {
        if (hasLongNumber(bytes, text)) keep(request, bytes);
      } catch (error) {
        done(error as Error);
        return;
      }
      parseBody(request, text, done);
    },
  );
}

function keepOfAddress(request: FastifyRequest): void {
  const bytes = Buffer.from(`{"variables":${addressOf(request).get('variables')}}`);
  if (hasLongNumber(bytes, bytes.toString())) keep(request, bytes);
}

function keep(request: FastifyRequest, bytes: Buffer): void {
  const variables = variablesOf(bytes);
  if (typeof variables !== 'object' || variables === null) return;
  if (isExactNumber(variables) || Array.isArray(variables)) return;
  kept.set(request, variables as Readonly<Record<string, unknown>>);
}

function variablesOf(bytes: Buffer): unknown {
  try {
    return (parseJson(bytes) as { variables?: unknown } | null)?.variables;
  } catch (error) {
    // What is not JSON is refused where the body is parsed.
    if (error instanceof SyntaxError) return undefined;
    throw new HubError(
      'BAD_REQUEST',
      'The HTTP body is nested too deeply. Send variables with fewer levels.',
    );
  }
}
