import { randomUUID } from 'node:crypto';
import { HubError, type Subgraph } from '@civicgraph/shared';
import { createRefusalRecorder, createRequestViewer } from '../access';
import { addExplorer } from '../explorer';
import {
  createConnections,
  createFollower,
  createRegistryLine,
  createRequestEras,
  createSupergraphFile,
  type Follower,
} from '../follow';
import { createDocumentGate, defaultLimits } from '../limits';
import { addMetricsRoute, countRequests, createMetrics } from '../metrics';
import { createUsageRecorder } from '../usage';
import { addGraphqlRoute } from './addGraphqlRoute';
import { composeOwn } from './composeOwn';
import { createHttpServer } from './createHttpServer';
import { createServing, type Serving } from './createServing';
import { addDrain } from './Drain';
import type { Gateway, GatewayOptions } from './GatewayOptions';
import { guardSubgraph } from './guardSubgraph';
import { addHealthRoutes } from './health';
import { startEngine } from './startEngine';
import { stopAccepting } from './stopAccepting';

/**
 * Takes the supergraph of the registry, or composes one of the schemas of the subgraphs, and makes the
 * gateway ready to listen.
 * @throws HubError REGISTRY_UNAVAILABLE with a registry; SUBGRAPH_UNAVAILABLE, SUBGRAPH_ANSWER_INVALID or
 * COMPOSITION_FAILED without
 */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { logger, host, accountability, registry, closeGraceMs = 10_000 } = options;
  const { requestTimeoutMs = 30_000 } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const refusals = createRefusalRecorder({ accountability, logger });
  const usage = registry && createUsageRecorder(registry, logger);
  const metrics = createMetrics();
  const eras = createRequestEras();
  const connections = createConnections({
    local: options.subgraphs,
    fetchKey: options.fetchKey,
    allowedAddresses: options.allowedAddresses,
    timeoutMs: options.subgraphTimeoutMs,
    eras,
    guard(subgraph: Subgraph) {
      subgraph.watchRefusals?.((refusal) => refusals.recordTold(subgraph.name, refusal));
      const timeoutMs = options.subgraphTimeoutMs;
      return guardSubgraph(subgraph, { timeoutMs, observer: metrics, logger });
    },
  });
  const serving = createServing({
    connections,
    start: (supergraph) =>
      startEngine(supergraph, {
        engine: options.engine ?? 'civic',
        planner: options.planner ?? 'hive',
        observer: metrics,
        tracer: options.tracer,
        accountability,
        subjectTokens: options.subjectTokens,
        references: options.references,
        deny: options.deny,
        introspection: options.introspection,
        limits,
        logger,
        usage,
      }),
  });
  const follower = await startServing(options, serving);

  const server = createHttpServer(logger, limits.bodyBytes);
  countRequests(server, metrics);
  addMetricsRoute(server, metrics, options.metricsToken);
  const drain = addDrain(server);
  addHealthRoutes(server, () => {
    const { version, subgraphs } = serving.current();
    const own = subgraphs.filter(({ url }) => url === null);
    return {
      supergraph: version,
      subgraphs: connections.current(),
      own: new Set(own.map(({ name }) => name)),
    };
  });
  if (options.explorer) addExplorer(server, options.explorer);
  addGraphqlRoute(server, {
    graphql: serving.graphql(),
    tokens: options.tokens,
    requestViewer: createRequestViewer(accountability),
    refusals,
    identityKey: options.identityKeys.privateKey,
    checkDocument: createDocumentGate(limits),
    timeoutMs: requestTimeoutMs,
    eras,
  });
  options.routes?.(server);

  let url: string | undefined;
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    stopAccepting(server.server);
    await Promise.all([follower?.stop(), drain.start(closeGraceMs)]);
    server.server.closeAllConnections();
    await server.close();
    await serving.stop();
    await usage?.close();
    await refusals.close();
    await connections.close();
    await registry?.close();
    await accountability?.close();
  };

  return {
    get supergraphSdl() {
      return serving.current().supergraphSdl;
    },
    get supergraphVersion() {
      return serving.current().version;
    },
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

/** @returns what follows the registry from then on; undefined without one */
async function startServing(
  options: GatewayOptions,
  serving: Serving,
): Promise<Follower | undefined> {
  const { registry, supergraphFile, subgraphWaitMs: waitMs = 30_000, logger } = options;
  if (!registry) {
    await serving.use(await composeOwn(options));
    return undefined;
  }
  const follower = createFollower({
    line: createRegistryLine(registry, randomUUID(), logger),
    file: supergraphFile === undefined ? undefined : createSupergraphFile(supergraphFile, logger),
    serve: serving.use,
    logger,
    waitMs,
    pauseMs: options.registryPauseMs,
  });
  await follower.start();
  return follower;
}

function explainListen(error: unknown, port: number): unknown {
  if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') return error;
  return new HubError(
    'PORT_TAKEN',
    `Port ${port} is in use by another process. Stop that process, or choose another port.`,
    { port },
  );
}
