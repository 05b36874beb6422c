import type { Viewer } from '@civicgraph/shared';
import type { GatewayContext } from '../../../http/GatewayContext';
import type { Fetch } from './Fetch';

/** Codes of what was refused, in all requests so far. */
export const refused: string[] = [];

const logs = new Map<string, Fetch[]>();
let requests = 0;

/** The context of one request; what it asks of subgraphs is noted in `fetches`. */
export function createContext(
  identity: string,
  fetches: Fetch[],
  viewer: Viewer = { id: 'a-1', role: 'ANALYST', scopes: [] } as unknown as Viewer,
): GatewayContext {
  requests += 1;
  const requestId = `r-${requests}`;
  logs.set(requestId, fetches);
  return {
    requestId,
    identity,
    viewer,
    refusals: { record: (_: unknown, code: string) => refused.push(code) },
    record: { operationName: null, errorCodes: [] },
    deadline: Date.now() + 60_000,
    signal: new AbortController().signal,
  } as unknown as GatewayContext;
}

/** Notes a fetch with the request it was made for. */
export function noteFetch(requestId: string | undefined, fetch: Fetch): void {
  logs.get(requestId ?? '')?.push(fetch);
}
