import { setTimeout as wait } from 'node:timers/promises';
import type { Subgraph } from '@civicgraph/shared';
import { HubError } from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';

const patienceMs = 2000;

/** What a gateway serves at the moment. */
export interface Served {
  /** The number of the registry's supergraph; null without a registry. */
  readonly supergraph: number | null;
  readonly subgraphs: readonly Subgraph[];
}

/**
 * `/health/live`: the process answers. `/health/ready`: every subgraph of the supergraph that serves can
 * answer, or 503 with the reason code of each that cannot. Both are open to anyone and say no more than that
 * and the number of the supergraph.
 */
export function addHealthRoutes(server: FastifyInstance, served: () => Served): void {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    const { supergraph, subgraphs } = served();
    const states = await Promise.all(
      subgraphs.map(async (subgraph) => [subgraph.name, await stateOf(subgraph)] as const),
    );
    const isReady = states.every(([, state]) => state === 'ok');
    return reply.code(isReady ? 200 : 503).send({
      status: isReady ? 'ok' : 'not ready',
      supergraph,
      subgraphs: Object.fromEntries(states),
    });
  });
}

async function stateOf(subgraph: Subgraph): Promise<string> {
  const patience = new AbortController();
  const tooLate = wait(patienceMs, 'SUBGRAPH_UNAVAILABLE', { signal: patience.signal });
  // Aborted below, when the subgraph was faster.
  tooLate.catch(() => {});
  try {
    return await Promise.race([subgraph.checkReady().then(() => 'ok'), tooLate]);
  } catch (error) {
    return error instanceof HubError ? error.code : 'SUBGRAPH_UNAVAILABLE';
  } finally {
    patience.abort();
  }
}
