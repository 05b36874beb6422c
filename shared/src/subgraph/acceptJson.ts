import type { FastifyInstance, FastifyRequest } from 'fastify';
import { stringify } from 'lossless-json';
import { hasLongNumber, parseJson } from '../json';

const texts = new WeakMap<FastifyRequest, string>();

/**
 * Parses JSON bodies as ever, and no others, once `check` has not thrown at their bytes. Keeps the text of
 * variables with a number that a double would not keep, for `exactVariablesText`.
 */
export function acceptJson(
  server: FastifyInstance,
  check: (request: FastifyRequest, bytes: Buffer) => void,
): void {
  const parseBody = server.getDefaultJsonParser('error', 'error');
  server.removeAllContentTypeParsers();
  server.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      try {
        check(request, bytes);
      } catch (error) {
        done(error as Error);
        return;
      }
      const text = bytes.toString();
      if (hasLongNumber(bytes, text)) keepVariables(request, text);
      parseBody(request, text, done);
    },
  );
}

/** The variables of a request as text where that is needed; undefined for nearly all. */
export function exactVariablesText(request: FastifyRequest): string | undefined {
  return texts.get(request);
}

function keepVariables(request: FastifyRequest, text: string): void {
  try {
    const { variables } = parseJson(text) as { variables?: unknown };
    const written = variables ? stringify(variables) : undefined;
    if (written?.startsWith('{')) texts.set(request, written);
  } catch {
    // Not JSON, which is refused where the body is parsed, or nested beyond any input type.
  }
}
