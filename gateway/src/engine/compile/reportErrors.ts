import type { SubgraphResponse } from '@civicgraph/shared';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { writeJson } from '../json';
import type { ResponsePath } from './compilePath';

/** An answer that fails at many places says so at this many. */
const maxPlaces = 100;

export interface ErrorPlaces {
  /** The places in the client's answer of an error with a path; none when it cannot be placed. */
  of(path: ResponsePath): readonly ResponsePath[];
  /** The places that stay empty when the fetch brings nothing. */
  ofAll(): readonly ResponsePath[];
}

/**
 * Turns the errors of a subgraph into errors of the answer: at every place they concern, with the
 * name of the subgraph.
 */
export function reportErrors(
  into: GraphQLError[],
  subgraph: string,
  { data, errors = [] }: SubgraphResponse,
  places: ErrorPlaces,
): void {
  for (const error of errors) {
    const found = findPlaces(error, Boolean(data), places).slice(0, maxPlaces);
    if (found.length === 0) into.push(createError(subgraph, error, undefined));
    else for (const path of found) into.push(createError(subgraph, error, path));
  }
}

function findPlaces(
  { path }: GraphQLFormattedError,
  hasData: boolean,
  places: ErrorPlaces,
): readonly ResponsePath[] {
  if (Array.isArray(path) && path.length > 0) return places.of(path);
  return hasData ? [] : places.ofAll();
}

/** `http` would let a subgraph set the status of the answer; stacks are nobody's business. */
function createError(
  subgraph: string,
  { message, extensions }: GraphQLFormattedError,
  path: ResponsePath | undefined,
): GraphQLError {
  const { http: _http, stacktrace: _stack, exception: _exception, ...rest } = extensions ?? {};
  return new GraphQLError(message, {
    // A path to nothing that the client asked for would seem to be about the whole answer.
    ...(path?.length && { path: [...path] }),
    extensions: { ...(canBeWritten(rest) && rest), serviceName: subgraph },
  });
}

/** Whether a value is not nested more deeply than the stack can follow. */
function canBeWritten(value: unknown): boolean {
  try {
    return writeJson(value) !== '';
  } catch {
    return false;
  }
}
