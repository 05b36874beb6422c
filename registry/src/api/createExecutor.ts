import { type ErrorCode, HubError, isErrorCode } from '@civicgraph/shared';
import {
  type DocumentNode,
  execute,
  GraphQLError,
  type GraphQLFormattedError,
  parse,
  validate,
} from 'graphql';
import { hasMoreTokens } from '../publish/hasMoreTokens';
import type { Actor } from '../tokens/Actor';
import type { Api } from './Api';
import type { ApiContext } from './ApiContext';
import { assertOneAct } from './assertOneAct';
import { assertSmall } from './assertSmall';
import { createMutations } from './createMutations';
import { createQueries } from './createQueries';
import { createTextReader } from './createTextReader';
import { schema } from './schema';

/** A GraphQL request as it comes over HTTP. */
export interface ApiRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

export interface ApiAnswer {
  readonly data?: unknown;
  readonly errors?: readonly GraphQLFormattedError[];
}

/** A document that a client of the registry has is far below. A schema in it is one token. */
const maximumTokens = 1000;
/** graphql-js repeats values of variables in its messages, which may be whole schemas. */
const maximumMessage = 400;

/** Answers requests to the registry's API. Never rejects: a failure without a code is masked, and logged by name. */
export function createExecutor(
  api: Api,
): (actor: Actor, request: ApiRequest) => Promise<ApiAnswer> {
  const rootValue = { ...createQueries(api), ...createMutations(api) };
  return async (actor, { query, variables, operationName }) => {
    const document = prepare(query);
    if (!('kind' in document)) return document;
    const contextValue: ApiContext = {
      actor,
      readText: createTextReader(api.store),
    };
    const { data, errors } = await execute({
      schema,
      document,
      rootValue,
      contextValue,
      variableValues: variables,
      operationName,
    });
    if (!errors) return { data };
    const isRefused = data === undefined;
    return {
      ...(isRefused ? {} : { data }),
      errors: errors.map((error) => format(api, error, isRefused)),
    };
  };
}

function prepare(query: string): DocumentNode | ApiAnswer {
  let document: DocumentNode;
  try {
    document = parse(query, { maxTokens: maximumTokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const isLong = hasMoreTokens(query, maximumTokens);
    return refusal(isLong ? 'QUERY_TOO_LONG' : 'GRAPHQL_PARSE_FAILED', [error]);
  }
  const errors = validate(schema, document);
  if (errors.length > 0) return refusal('GRAPHQL_VALIDATION_FAILED', errors);
  try {
    assertSmall(document);
    assertOneAct(document);
  } catch (error) {
    if (error instanceof HubError) return refusal(error.code, [error]);
    throw error;
  }
  return document;
}

function refusal(code: ErrorCode, errors: readonly GraphQLError[]): ApiAnswer {
  return { errors: errors.map((error) => coded(error, code)) };
}

function format({ logger }: Api, error: GraphQLError, isRefused: boolean): GraphQLFormattedError {
  if (isErrorCode(error.extensions.code)) return coded(error, error.extensions.code);
  if (isRefused) return coded(error, 'BAD_USER_INPUT');
  const { name, code } = (error.originalError ?? error) as { name: string; code?: unknown };
  logger.error({ failure: name, code, path: error.path }, 'an error of the registry was masked');
  return {
    message: 'Something failed in the registry. Its log has the details.',
    ...(error.path && { path: error.path }),
    extensions: { code: 'INTERNAL_ERROR' },
  };
}

function coded(
  { message, path, locations, extensions }: GraphQLError,
  code: ErrorCode,
): GraphQLFormattedError {
  return {
    message: message.length > maximumMessage ? `${message.slice(0, maximumMessage)}...` : message,
    ...(locations && { locations }),
    ...(path && { path }),
    extensions: { ...extensions, code },
  };
}
