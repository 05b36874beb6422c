import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLError, GraphQLFormattedError } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../http/GatewayContext';
import { compareErrors } from './compareErrors';
import { publicCode } from './formatError';
import { stackFrames } from './stackFrames';

/**
 * Logs what `formatError` masks, and completes the errors of an answer: the request id where one was
 * masked, an error where the engine dropped one, and one order whichever fetch ended first.
 */
export function errorsPlugin(logger: Logger): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) logMasked(logger, contextValue.requestId, error);
        },
        async willSendResponse({ response, contextValue }) {
          if (response.body.kind !== 'single') return;
          const result = response.body.singleResult;
          const dropped = droppedErrors(result.extensions);
          keepPlan(result, contextValue.viewer);
          const errors = [...(result.errors ?? []), ...dropped];
          if (errors.length === 0) return;
          const { requestId, record } = contextValue;
          result.errors = errors
            .map((error) => withRequestId(error, requestId))
            .sort(compareErrors);
          record.errorCodes = result.errors.map((error) => String(error.extensions?.code));
        },
      };
    },
  };
}

/** Of what an engine tells beside the answer, viewers who may debug see the plan. */
function keepPlan(
  result: { extensions?: Record<string, unknown> },
  { debug }: GatewayContext['viewer'],
): void {
  const plan = debug ? result.extensions?.plan : undefined;
  if (plan === undefined) delete result.extensions;
  else result.extensions = { plan };
}

/**
 * The engine reports a null in a non-null place under `extensions.valueCompletion`, with no error,
 * so that a hole looks like an answer. The messages hold values and are replaced.
 */
function droppedErrors(extensions: Record<string, unknown> | undefined): GraphQLFormattedError[] {
  const reported = (extensions?.valueCompletion ?? []) as readonly GraphQLFormattedError[];
  return reported.map(({ path }) => ({
    message: 'A subgraph gave no usable value for this field.',
    ...(path && { path }),
    extensions: { code: 'SUBGRAPH_ANSWER_INVALID' },
  }));
}

function withRequestId(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  if (error.extensions?.code !== 'INTERNAL_ERROR') return error;
  return { ...error, extensions: { ...error.extensions, requestId } };
}

/** A message may quote data, so the log gets the place alone. */
function logMasked(logger: Logger, requestId: string, error: GraphQLError): void {
  const { serviceName: subgraph, code } = error.extensions;
  if (publicCode(code, subgraph !== undefined) !== undefined) return;
  const cause = error.originalError ?? error;
  logger.error(
    { requestId, subgraph, code, path: error.path, failure: cause.name, at: stackFrames(cause) },
    'an error was masked',
  );
}
