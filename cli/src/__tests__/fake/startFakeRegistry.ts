import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HubError } from '@civicgraph/shared/errors';
import fastify from 'fastify';
import { buildSchema, graphql } from 'graphql';

/** The API of the registry as it is described; what the fake answers is completed by it. */
export const registrySchema = buildSchema(
  readFileSync(join(__dirname, '..', '..', '..', '..', 'registry', 'schema.graphql'), 'utf8'),
);

/** By field of Query or Mutation: what it answers, or a function of its arguments. */
export type Answers = Readonly<Record<string, unknown>>;

export interface AskedOperation {
  readonly operation: string;
  readonly variables: unknown;
}

export interface FakeRegistry {
  readonly url: string;
  /** What was asked since the start, in order. */
  readonly asked: AskedOperation[];
  answer(answers: Answers): void;
  close(): Promise<void>;
}

/** The token that the fake takes. */
export const fakeToken = 'hub_1_synthetic';

/** A registry over HTTP that knows what it is told: operations run against its real schema. */
export async function startFakeRegistry(): Promise<FakeRegistry> {
  const server = fastify({ bodyLimit: 16 * 1024 * 1024 });
  const asked: AskedOperation[] = [];
  let current: Answers = {};
  server.post('/registry/graphql', async (request, reply) => {
    const { query, variables } = request.body as {
      query: string;
      variables: Record<string, unknown>;
    };
    asked.push({ operation: /(?:query|mutation) (\w+)/.exec(query)?.[1] ?? '', variables });
    if (request.headers.authorization !== `Bearer ${fakeToken}`) {
      reply.status(401);
      return { errors: [new HubError('REGISTRY_TOKEN_NOT_ACCEPTED', 'Unknown token.').toJSON()] };
    }
    const rootValue = current;
    return graphql({ schema: registrySchema, source: query, variableValues: variables, rootValue });
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  return {
    url,
    asked,
    answer: (answers) => {
      current = answers;
    },
    close: () => server.close(),
  };
}

/** An answer that refuses. */
export function refuses(code: ConstructorParameters<typeof HubError>[0], message: string) {
  return () => {
    throw new HubError(code, message);
  };
}
