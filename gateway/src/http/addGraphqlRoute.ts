import type { KeyObject } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { signIdentity, type Viewer } from '@civicgraph/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { bearerToken, type TokenVerifier } from '../identify';
import { assertNotForgeable } from './assertNotForgeable';
import type { GatewayContext } from './GatewayContext';
import { notesOf } from './requestNotes';

export interface GraphqlRouteOptions {
  readonly graphql: ApolloServer<GatewayContext>;
  readonly tokens: TokenVerifier;
  readonly identityKey: KeyObject;
  /** Throws for a document that is too large to look at. */
  readonly checkDocument: (query: string) => void;
}

/** `/graphql`: identify, check the document, then let the server answer. */
export function addGraphqlRoute(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { graphql, tokens, identityKey, checkDocument } = options;
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: a stranger gets no work out of the gateway.
    onRequest: async (request) => {
      const token = bearerToken(request.headers.authorization);
      notesOf(request).viewer = await tokens.verify(token);
      assertNotForgeable(request.headers);
    },
    preHandler: async (request) => {
      const query = queryOf(request);
      if (query !== undefined) checkDocument(query);
    },
    handler: fastifyApolloHandler<GatewayContext>(graphql, {
      context: async (request) => {
        const { viewer, record } = notesOf(request);
        const requestId = request.id;
        const identity = await signIdentity(identityKey, { viewer: viewer as Viewer, requestId });
        return { requestId, viewer: viewer as Viewer, identity, record };
      },
    }),
  });
}

function queryOf({ body, query }: FastifyRequest): string | undefined {
  const holder = (body ?? query) as { query?: unknown } | null;
  return typeof holder?.query === 'string' ? holder.query : undefined;
}
