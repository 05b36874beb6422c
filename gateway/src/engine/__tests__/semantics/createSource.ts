import { buildSubgraphSchema } from '@apollo/subgraph';
import type { ErrorCode, Subgraph } from '@civicgraph/shared';
import { GraphQLError, graphql, parse } from 'graphql';
import { writeJson } from '../../json';
import { readAnswer } from '../../transports/readAnswer';
import { noteFetch } from './createContext';
import type { Fetch } from './Fetch';

type Modules = Extract<Parameters<typeof buildSubgraphSchema>[0], { resolvers?: unknown }>;
type Resolvers = NonNullable<Modules['resolvers']>;

/** A resolver with parents, arguments and context of its own types. */
type Resolver = (parent: never, given: never, context: never) => unknown;

/** A subgraph of a test: its schema, and who answers. */
export interface Source {
  /** Without the link to Federation, which all have. */
  readonly sdl: string;
  /** Their context is `{ identity }`. */
  readonly resolvers?: Readonly<Record<string, Readonly<Record<string, Resolver>>>>;
  /** Answers in the place of resolvers: the text of an answer, or what is to be written. */
  answer?(fetch: Fetch): unknown;
  /** The subgraph itself, in the place of all that. */
  open?(): Subgraph;
}

/** Opens a subgraph in this process, whose answers come as they would over HTTP. */
export function createSource(name: string, sdl: string, source: Source): Subgraph {
  const schema = buildSubgraphSchema({
    typeDefs: parse(sdl),
    ...(source.resolvers && { resolvers: source.resolvers as Resolvers }),
  });
  const answer =
    source.answer ??
    (({ query, variables, identity }: Fetch) =>
      graphql({ schema, source: query, variableValues: variables, contextValue: { identity } }));

  return {
    name,
    async execute(request) {
      const { query, variables, variablesText, identity, requestId } = request;
      const text = variablesText ?? JSON.stringify(variables ?? {});
      const sent = { query, variables: JSON.parse(text), variablesText: text, identity };
      const fetch: Fetch = { subgraph: name, ...sent };
      noteFetch(requestId, fetch);
      if (source.open) return source.open().execute(request);
      const answered = await answer(fetch);
      const written = typeof answered === 'string' ? answered : writeJson(answered);
      return readAnswer(name, 200, Buffer.from(written));
    },
    checkReady: async () => {},
    close: async () => {},
  };
}

/** An error of a resolver, with a code that clients may see. */
export function failure(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}
