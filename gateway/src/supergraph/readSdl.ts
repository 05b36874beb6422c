import { setTimeout as wait } from 'node:timers/promises';
import { HubError, type Subgraph, type SubgraphResponse } from '@civicgraph/shared';
import type { Logger } from 'pino';

export interface ReadSdlOptions {
  /** Signs the gateway's own identity, which may read `_service` and nothing else. */
  readonly signOwnIdentity: () => string;
  readonly logger: Logger;
  /** How long to wait for a subgraph that is not up yet; 0 asks once. */
  readonly waitMs: number;
  /** Gives up asking. */
  readonly signal?: AbortSignal | undefined;
}

const pauseMs = 250;

/**
 * Asks a subgraph for its schema, and waits while it is not up.
 * @throws HubError SUBGRAPH_UNAVAILABLE or SUBGRAPH_ANSWER_INVALID
 */
export async function readSdl(subgraph: Subgraph, options: ReadSdlOptions): Promise<string> {
  const deadline = Date.now() + options.waitMs;
  for (let told = false; ; told = true) {
    const answer = await subgraph.execute({
      query: '{ _service { sdl } }',
      identity: options.signOwnIdentity(),
      requestId: 'gateway-start',
      signal: options.signal,
    });
    const sdl = (answer.data?._service as { sdl?: unknown } | undefined)?.sdl;
    if (typeof sdl === 'string' && sdl !== '') return sdl;
    if (!isUnavailable(answer)) throw noSchema(subgraph.name, answer);
    if (Date.now() >= deadline) throw neverCame(subgraph.name, options.waitMs);
    if (!told) options.logger.info({ subgraph: subgraph.name }, 'waiting for a subgraph');
    await wait(pauseMs);
  }
}

function isUnavailable(answer: SubgraphResponse): boolean {
  return answer.errors?.[0]?.extensions?.code === 'SUBGRAPH_UNAVAILABLE';
}

function neverCame(subgraph: string, waitMs: number): HubError {
  return new HubError(
    'SUBGRAPH_UNAVAILABLE',
    `The subgraph "${subgraph}" did not come up within ${waitMs / 1000} seconds. Start it, or check its address.`,
    { subgraph },
  );
}

function noSchema(subgraph: string, answer: SubgraphResponse): HubError {
  const reason = answer.errors?.[0]?.message ?? 'it answered without one';
  return new HubError(
    'SUBGRAPH_ANSWER_INVALID',
    `The subgraph "${subgraph}" did not tell its schema: ${reason}`,
    { subgraph },
  );
}
