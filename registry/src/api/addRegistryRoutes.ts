import { gatewayHeader, HubError, type Registry } from '@civicgraph/shared';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Actor } from '../tokens/Actor';
import { bearerOf, type VerifyToken } from '../tokens/createTokenVerifier';
import type { Api } from './Api';
import { addGatewayRoutes } from './addGatewayRoutes';
import { createAdmission } from './createAdmission';
import { type ApiRequest, createExecutor } from './createExecutor';
import { sendError } from './sendError';

export interface RegistryRoutes {
  readonly api: Api;
  readonly registry: Registry;
  readonly verifyToken: VerifyToken;
  /** The bearer of gateways in other processes, in base64url; without it there are none. */
  readonly gatewayKey: Buffer | undefined;
}

/** A schema of 5 MB is refused with a finding, and so has to come in. */
const bodyLimit = 8 * 1024 * 1024;

/**
 * Serves the registry under `/registry`: `POST /registry/graphql` for people and their tools, and what gateways in
 * other processes ask. Nothing is read of a request whose token is not accepted.
 */
export function addRegistryRoutes(server: FastifyInstance, routes: RegistryRoutes): void {
  const { api, verifyToken } = routes;
  const answer = createExecutor(api);
  const actors = new WeakMap<FastifyRequest, Actor>();
  const admission = createAdmission();

  /** @throws HubError REGISTRY_TOKEN_NOT_ACCEPTED, REGISTRY_TOKEN_EXPIRED, REGISTRY_TOKEN_BUSY */
  async function admit(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const actor = await verifyToken(bearerOf(request.headers.authorization));
    actors.set(request, actor);
    reply.raw.once('close', admission.enter(actor));
  }

  async function onError(
    error: FastifyError | Error,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<FastifyReply> {
    const coded = codedError(error);
    if (coded.code === 'INTERNAL_ERROR') {
      const { name, code } = error as FastifyError;
      api.logger.error({ failure: name, code }, 'an error of the registry was masked');
    }
    await recordRefusal(api, coded, actors.get(request));
    return sendError(reply, coded);
  }

  void server.register(
    async (scope) => {
      scope.addHook('onRequest', async (_request, reply) => {
        reply.headers({ [gatewayHeader]: 'registry', 'cache-control': 'no-store' });
      });
      const parseJson = scope.getDefaultJsonParser('error', 'error');
      scope.removeAllContentTypeParsers();
      scope.addContentTypeParser('application/json', { parseAs: 'string' }, parseJson);
      scope.setErrorHandler(onError);
      scope.setNotFoundHandler((_request, reply) => {
        const message = 'There is nothing here. Send operations as JSON to POST /registry/graphql.';
        return sendError(reply, new HubError('BAD_REQUEST', message), 404);
      });
      scope.post('/graphql', { bodyLimit, onRequest: admit }, async (request, reply) => {
        const actor = actors.get(request);
        if (!actor) throw new Error('The request was not admitted.');
        const result = await answer(actor, readRequest(request.body));
        return reply
          .code('data' in result ? 200 : 400)
          .type('application/json; charset=utf-8')
          .send(JSON.stringify(result));
      });
      addGatewayRoutes(scope, routes);
    },
    { prefix: '/registry' },
  );
}

/** @throws HubError BAD_REQUEST */
function readRequest(body: unknown): ApiRequest {
  const { query, variables, operationName } = (body ?? {}) as Record<string, unknown>;
  const isRequest =
    typeof query === 'string' &&
    (variables == null || (typeof variables === 'object' && !Array.isArray(variables))) &&
    (operationName == null || typeof operationName === 'string');
  if (!isRequest) {
    throw new HubError(
      'BAD_REQUEST',
      'The body is no GraphQL request. Expected JSON such as {"query": "{ viewer { label } }"}.',
    );
  }
  return {
    query,
    variables: (variables as Record<string, unknown> | null | undefined) ?? undefined,
    operationName: (operationName as string | null | undefined) ?? undefined,
  };
}

/** Whatever HTTP handling throws, with a code. */
function codedError(error: FastifyError | Error): HubError {
  if (error instanceof HubError) return error;
  const { statusCode = 500 } = error as FastifyError;
  if (statusCode === 413) {
    return new HubError(
      'BODY_TOO_LARGE',
      `The HTTP body is larger than the ${bodyLimit} bytes that the registry takes. Split the subgraph.`,
      { limit: bodyLimit },
    );
  }
  if (statusCode < 500) {
    return new HubError(
      'BAD_REQUEST',
      'The HTTP request is malformed. Send JSON with the content type "application/json".',
    );
  }
  return new HubError(
    'INTERNAL_ERROR',
    'Something failed in the registry. Its log has the details.',
  );
}

/** Refusals of requests of which nothing was read. */
const unread: ReadonlySet<string> = new Set([
  'REGISTRY_TOKEN_NOT_ACCEPTED',
  'REGISTRY_TOKEN_EXPIRED',
  'REGISTRY_TOKEN_BUSY',
  'BODY_TOO_LARGE',
]);

/** Has refusals that no act of the API tells of in the history. A history that cannot be written refuses nothing more. */
async function recordRefusal(
  { notes, logger }: Api,
  { code }: HubError,
  actor: Actor | undefined,
): Promise<void> {
  if (!unread.has(code)) return;
  const { label: by = null, subgraph = null } = actor ?? {};
  try {
    await notes.note({ by, action: 'REQUEST', subgraph, outcome: 'REFUSED', codes: [code] });
  } catch (error) {
    logger.error({ failure: (error as Error).name }, 'a refusal is missing in the history');
  }
}
