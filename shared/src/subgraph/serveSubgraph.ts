import Fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { HubError } from '../errors';
import { identityHeader, requestIdHeader } from '../identity';
import { acceptJson, exactVariablesText } from './acceptJson';
import { parseTimeout, timeoutHeader } from './deadline';
import type { Subgraph } from './Subgraph';
import { SubgraphDoor } from './SubgraphDoor';

export interface ServeSubgraphOptions {
  /** What the gateway proves its fetches with: `deriveFetchKey` for this subgraph. */
  readonly fetchKey: Buffer;
  readonly host: string;
  readonly port: number;
  readonly logger: Logger;
}

interface Body {
  readonly query?: unknown;
  readonly variables?: Record<string, unknown>;
  readonly operationName?: string;
}

const expectedBody = 'Expected a JSON body with a "query".';

/**
 * Serves a subgraph over HTTP: `POST /graphql` for the gateway, `/health/live` and `/health/ready`
 * for whoever watches the process. Nothing is parsed, let alone executed, of a fetch that the gateway does
 * not prove to be its own. A fetch is answered within its `x-timeout-ms`. Closing the server lets requests
 * in flight finish.
 * @throws HubError PORT_TAKEN
 */
export async function serveSubgraph(
  subgraph: Subgraph,
  options: ServeSubgraphOptions,
): Promise<FastifyInstance> {
  const server = Fastify({ bodyLimit: 16 * 1024 * 1024, keepAliveTimeout: 65_000 });
  const door = new SubgraphDoor(subgraph.name, options.fetchKey);
  server.setErrorHandler<Error & { statusCode?: number }>(async (error, _request, reply) => {
    if (error instanceof HubError) {
      const status = error.code === 'BAD_REQUEST' ? 400 : 401;
      return reply.status(status).send({ errors: [error.toJSON()] });
    }
    const status = error.statusCode ?? 500;
    if (status >= 500) options.logger.error({ error: error.name }, 'request failed');
    const code =
      status === 413 ? 'BODY_TOO_LARGE' : status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR';
    const message = status < 500 ? expectedBody : 'Something failed in this subgraph.';
    return reply.status(status).send({ errors: [{ message, extensions: { code } }] });
  });
  acceptJson(server, (request, bytes) => door.assertProven(request, bytes));
  server.post<{ Body: Body }>(
    '/graphql',
    // Before the body is read: a stranger gets no work out of the subgraph.
    { onRequest: async (request) => door.assertIntroduced(request) },
    async (request, reply) => {
      const { query, variables, operationName } = request.body ?? {};
      if (typeof query !== 'string') throw new HubError('BAD_REQUEST', expectedBody);
      const header = (name: string) => request.headers[name] as string | undefined;
      const timeout = parseTimeout(header(timeoutHeader));
      const response = await subgraph.execute({
        query,
        variables: variables ?? undefined,
        variablesText: exactVariablesText(request),
        operationName: operationName ?? undefined,
        identity: header(identityHeader),
        requestId: header(requestIdHeader),
        deadline: timeout === undefined ? undefined : Date.now() + timeout,
      });
      door.tellWith(reply, response);
      return reply.type('application/json; charset=utf-8').send(JSON.stringify(response));
    },
  );
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (request, reply) => {
    door.tellGateway(request, reply);
    try {
      await subgraph.checkReady();
      return { status: 'ok' };
    } catch {
      return reply.status(503).send({ status: 'not ready', reason: 'DATABASE_UNREACHABLE' });
    }
  });
  server.addHook('onClose', () => subgraph.close());
  await listen(server, options);
  return server;
}

async function listen(server: FastifyInstance, { host, port }: ServeSubgraphOptions) {
  try {
    await server.listen({ host, port });
  } catch (error) {
    await server.close();
    if ((error as { code?: string }).code !== 'EADDRINUSE') throw error;
    throw new HubError(
      'PORT_TAKEN',
      `Port ${port} is in use. Stop the process that holds it, or set PORT to another one.`,
    );
  }
}
