import { isErrorCode } from '@civicgraph/shared';
import type { GraphQLFormattedError } from 'graphql';

/** Codes that blame a request; from a subgraph they blame the gateway, which wrote that request. */
const requestCodes = new Set<unknown>([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
]);

const longestMessage = 1000;

const maskedMessage =
  'Something failed that is not your fault. Try again, and quote the request id when you report it.';

/**
 * The one exit of errors. An error with a known code keeps its message, path and extensions;
 * anything else becomes INTERNAL_ERROR with a fixed message. An error of a subgraph names it in
 * `extensions.subgraph` and loses its locations, which are those of a document the client never saw.
 */
export function formatError(error: GraphQLFormattedError): GraphQLFormattedError {
  const { serviceName, validationErrorCode, ...extensions } = error.extensions ?? {};
  const subgraph = serviceName ?? extensions.subgraph;
  const { path } = error;
  const from = subgraph === undefined ? {} : { subgraph };
  const code = publicCode(validationErrorCode ?? extensions.code, serviceName !== undefined);
  if (code === undefined) {
    return {
      message: maskedMessage,
      ...(path && { path }),
      extensions: { code: 'INTERNAL_ERROR', ...from },
    };
  }
  const { code: _, stacktrace: _stack, http: _http, ...context } = extensions;
  const locations = serviceName === undefined ? error.locations : undefined;
  return {
    message: shortened(error.message),
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { code, ...context, ...from },
  };
}

/** Messages of graphql-js quote whole values. */
function shortened(message: string): string {
  return message.length > longestMessage ? `${message.slice(0, longestMessage)}…` : message;
}

/** The code that a client may see, or undefined for an error to be masked. */
export function publicCode(code: unknown, isOfSubgraph: boolean): string | undefined {
  // The engine's own name for persisted queries being off; clients fall back on the message.
  if (code === 'PERSISTED_QUERY_NOT_SUPPORTED') return 'BAD_REQUEST';
  if (!isErrorCode(code) || code === 'INTERNAL_ERROR') return undefined;
  return isOfSubgraph && requestCodes.has(code) ? undefined : code;
}
