import { setTimeout as wait } from 'node:timers/promises';
import type { Subgraph } from '@civicgraph/shared';
import { HubError } from '@civicgraph/shared';
import type { FastifyInstance } from 'fastify';

const ownPatienceMs = 2000;
/** Shorter than balancers wait for the whole answer. */
const farPatienceMs = 500;

/** What a gateway serves at the moment. */
export interface Served {
  /** The number of the registry's supergraph; null without a registry. */
  readonly supergraph: number | null;
  readonly subgraphs: readonly Subgraph[];
  /** Names of those that run in the gateway's process. */
  readonly own: ReadonlySet<string>;
}

/**
 * `/health/live`: the process answers. `/health/ready`: the gateway may be sent requests, or 503 while a subgraph of its
 * own process cannot answer. One at an address is away from every gateway alike, so that taking this one out
 * of the balancer would help nobody: then the status is `degraded`, with 200. The body names the reason code of
 * each that cannot answer. A gateway without a supergraph does not listen. Both are open to anyone and say no more
 * than that and the number of the supergraph.
 */
export function addHealthRoutes(server: FastifyInstance, served: () => Served): void {
  server.get('/health/live', async () => ({ status: 'ok' }));
  server.get('/health/ready', async (_request, reply) => {
    const { supergraph, subgraphs, own } = served();
    const states = await Promise.all(
      subgraphs.map(async (subgraph) => {
        const isOwn = own.has(subgraph.name);
        const state = await stateOf(subgraph, isOwn ? ownPatienceMs : farPatienceMs);
        return { name: subgraph.name, isOwn, state };
      }),
    );
    const away = states.filter(({ state }) => state !== 'ok');
    const isReady = !away.some(({ isOwn }) => isOwn);
    return reply.code(isReady ? 200 : 503).send({
      status: away.length === 0 ? 'ok' : isReady ? 'degraded' : 'not ready',
      supergraph,
      subgraphs: Object.fromEntries(states.map(({ name, state }) => [name, state])),
    });
  });
}

async function stateOf(subgraph: Subgraph, patienceMs: number): Promise<string> {
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
