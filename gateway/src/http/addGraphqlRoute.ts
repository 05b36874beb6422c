import type { KeyObject } from 'node:crypto';
import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import { HubError, signIdentity, type Viewer } from '@civicgraph/shared';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { declaredIn, isRefusal, type RefusalRecorder, type RequestViewer } from '../access';
import type { RequestEras } from '../follow';
import { bearerToken, type TokenVerifier } from '../identify';
import { addressOf } from './addressOf';
import { assertNotForgeable } from './assertNotForgeable';
import { clientSignal, clientTimeout } from './clientTime';
import { exactVariablesOf, keepExactVariables } from './exactVariables';
import type { GatewayContext } from './GatewayContext';
import { notesOf } from './requestNotes';

export interface GraphqlRouteOptions {
  readonly graphql: ApolloServer<GatewayContext>;
  readonly tokens: TokenVerifier;
  readonly requestViewer: RequestViewer;
  readonly refusals: RefusalRecorder;
  readonly identityKey: KeyObject;
  /** Throws for a document that is too large to look at. */
  readonly checkDocument: (query: string) => void;
  /** The longest a request may take. */
  readonly timeoutMs: number;
  /** Counts requests from before they are given a supergraph until all that they began has ended. */
  readonly eras: RequestEras;
}

/** `/graphql`: identify, check the document, then let the server answer. */
export function addGraphqlRoute(server: FastifyInstance, options: GraphqlRouteOptions): void {
  const { graphql, tokens, requestViewer, refusals, identityKey, checkDocument, timeoutMs } =
    options;
  keepExactVariables(server);
  const answer = fastifyApolloHandler<GatewayContext>(graphql, {
    context: async (request, reply) => {
      const { viewer, record, checkedDocument } = notesOf(request);
      const requestId = request.id;
      const identity = signIdentity(identityKey, { viewer: viewer as Viewer, requestId });
      const { traceparent } = request.headers;
      return {
        requestId,
        viewer: viewer as Viewer,
        identity,
        record,
        refusals,
        checkedDocument,
        deadline: Date.now() + clientTimeout(request.headers, timeoutMs),
        signal: clientSignal(reply),
        exactVariables: exactVariablesOf(request),
        ...(typeof traceparent === 'string' && { traceparent }),
      };
    },
  });
  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    // Before the body is read: a stranger gets no work out of the gateway.
    onRequest: async (request) => {
      const notes = notesOf(request);
      const { headers, id: requestId } = request;
      try {
        notes.viewer = await tokens.verify(bearerToken(headers.authorization));
        assertNotForgeable(headers);
        clientTimeout(headers, timeoutMs);
        notes.viewer = await requestViewer(notes.viewer, headers);
      } catch (error) {
        if (isRefusal(error)) {
          const declared = declaredIn(headers);
          refusals.record({ requestId, viewer: notes.viewer, declared }, error.code);
        }
        throw error;
      }
    },
    preHandler: async (request) => {
      // Apollo Server would take a name that is none for a fault of its own.
      if (!URL.canParse(`http://${request.hostname}/`)) throw noHost();
      const query = queryOf(request);
      if (query === undefined) return;
      checkDocument(query);
      notesOf(request).checkedDocument = query;
    },
    handler: (request, reply) => options.eras.hold(async () => answer.call(server, request, reply)),
  });
}

function queryOf(request: FastifyRequest): string | undefined {
  if (request.method === 'GET') return addressOf(request).get('query') ?? undefined;
  const body = request.body as { query?: unknown } | null | undefined;
  return typeof body?.query === 'string' ? body.query : undefined;
}

function noHost(): HubError {
  return new HubError(
    'BAD_REQUEST',
    'The header "Host" is missing or malformed. Send the name of the hub in it.',
  );
}
