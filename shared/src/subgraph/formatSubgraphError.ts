import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import { isErrorCode } from '../errors';

/**
 * The one exit for a subgraph's errors. A coded error keeps message and context; anything else is
 * logged by its class and place, never by its message (which may quote a row), and leaves masked.
 */
export function formatSubgraphError(
  error: GraphQLError,
  requestId: string,
  logger: Logger,
): GraphQLFormattedError {
  const path = error.path ? { path: error.path } : {};
  const original = error.originalError;
  // graphql-js copies the extensions of the error that a resolver threw.
  const { extensions } = error;
  if (isErrorCode(extensions.code)) {
    return { message: error.message, ...path, extensions };
  }
  logger.error(
    {
      requestId,
      path: error.path,
      error: original?.name ?? error.name,
      at: placeOf(original ?? error),
    },
    'resolver failed',
  );
  return {
    message: 'Something failed in this subgraph; its log has the details under the request id.',
    ...path,
    extensions: { code: 'INTERNAL_ERROR' },
  };
}

/** The first frames of a stack, without the message above them. */
function placeOf(error: Error): string[] {
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return frames.slice(0, 4).map((line) => line.trim());
}
