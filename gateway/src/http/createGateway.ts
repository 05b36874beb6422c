import { HubError, signIdentity } from '@civicgraph/shared';
import { composeSupergraph } from '@civicgraph/shared/supergraph';
import { createRefusalRecorder, createRequestViewer } from '../access';
import { createEngine } from '../engine';
import { addExplorer } from '../explorer';
import { createDocumentGate, defaultLimits } from '../limits';
import { addMetricsRoute, countRequests, createMetrics } from '../metrics';
import { readSdl } from '../supergraph';
import { addGraphqlRoute } from './addGraphqlRoute';
import { createGraphqlServer } from './createGraphqlServer';
import { createHttpServer } from './createHttpServer';
import { addDrain } from './Drain';
import type { Gateway, GatewayOptions } from './GatewayOptions';
import { guardSubgraphs } from './guardSubgraphs';
import { addHealthRoutes } from './health';
import { stopAccepting } from './stopAccepting';

/**
 * Reads and composes the schemas of the subgraphs and makes the gateway ready to listen.
 * @throws HubError SUBGRAPH_UNAVAILABLE, SUBGRAPH_ANSWER_INVALID or COMPOSITION_FAILED
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const {
    logger,
    host,
    accountability,
    closeGraceMs = 10_000,
    requestTimeoutMs = 30_000,
  } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const refusals = createRefusalRecorder({ accountability, logger });
  for (const subgraph of options.subgraphs) {
    subgraph.watchRefusals?.((refusal) => refusals.recordTold(subgraph.name, refusal));
  }
  const supergraphSdl = await compose(options);
  const metrics = createMetrics();
  const subgraphs = guardSubgraphs(options.subgraphs, {
    timeoutMs: options.subgraphTimeoutMs,
    observer: metrics,
    logger,
  });
  const engine = createEngine({
    supergraphSdl,
    subgraphs,
    logger,
    engine: options.engine ?? 'civic',
    planner: options.planner ?? 'hive',
    observer: metrics,
    tracer: options.tracer,
    accountability,
    subjectTokens: options.subjectTokens,
    references: options.references,
    deny: options.deny,
  });
  const graphql = createGraphqlServer({
    engine,
    introspection: options.introspection,
    limits,
    logger,
    tracer: options.tracer,
  });
  await graphql.start();

  const server = createHttpServer(logger, limits.bodyBytes);
  countRequests(server, metrics);
  addMetricsRoute(server, metrics, options.metricsToken);
  const drain = addDrain(server);
  addHealthRoutes(server, subgraphs);
  if (options.explorer) addExplorer(server, options.explorer);
  addGraphqlRoute(server, {
    graphql,
    tokens: options.tokens,
    requestViewer: createRequestViewer(accountability),
    refusals,
    identityKey: options.identityKeys.privateKey,
    checkDocument: createDocumentGate(limits),
    timeoutMs: requestTimeoutMs,
  });

  let url: string | undefined;
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stopAccepting(server.server);
    await drain.start(closeGraceMs);
    server.server.closeAllConnections();
    await server.close();
    await graphql.stop();
    await refusals.close();
    await Promise.all(subgraphs.map((subgraph) => subgraph.close()));
    await accountability?.close();
  };

  return {
    supergraphSdl,
    get url() {
      if (!url) throw new Error('The gateway does not listen yet.');
      return url;
    },
    async listen() {
      try {
        url = await server.listen({ port: options.port, host });
        return url;
      } catch (error) {
        throw explainListen(error, options.port);
      }
    },
    close() {
      closed ??= close();
      return closed;
    },
  };
}

async function compose(options: GatewayOptions): Promise<string> {
  const { subgraphs, logger, identityKeys, subgraphWaitMs: waitMs = 30_000 } = options;
  const signOwnIdentity = () =>
    signIdentity(identityKeys.privateKey, { viewer: null, requestId: 'gateway-start' });
  const sdls = await Promise.all(
    subgraphs.map(async (subgraph) => ({
      name: subgraph.name,
      sdl: await readSdl(subgraph, { signOwnIdentity, logger, waitMs }),
    })),
  );
  return composeSupergraph(sdls);
}

function explainListen(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new HubError(
    'PORT_TAKEN',
    `Port ${port} is in use by another process. Stop that process, or choose another port.`,
    { port },
  );
}
