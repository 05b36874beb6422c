import {
  type AllowedAddresses,
  createFetchProver,
  type ErrorCode,
  fetchHeader,
  HubError,
  identityHeader,
  isErrorCode,
  parseRefusals,
  quote,
  refusalsHeader,
  requestIdHeader,
  type Subgraph,
  type SubgraphRequest,
  type SubgraphResponse,
  type ToldRefusal,
  timeoutHeader,
} from '@civicgraph/shared';
import { Pool } from 'undici';
import { connectionFailure } from './connectionFailure';
import { createBodyWriter } from './createBodyWriter';
import { createConnector } from './createConnector';
import { type HttpEnd, HttpFetch } from './HttpFetch';
import { readAnswer } from './readAnswer';
import { abandoned, outOfTime, tooSlow } from './subgraphFailure';

export interface HttpSubgraphOptions {
  readonly name: string;
  /** Where the subgraph listens, for example `http://housing:4003`; `/graphql` is added. */
  readonly url: string;
  /** Proves each fetch (`deriveFetchKey`); a subgraph that is not served by the hub asks for no proof. */
  readonly fetchKey?: Buffer | undefined;
  /** No connection is made to any other address; to every one when absent. */
  readonly allowedAddresses?: AllowedAddresses | undefined;
  /** The longest a fetch may take from first to last byte; 10,000 when absent. */
  readonly timeoutMs?: number | undefined;
  /** The largest answer taken, in bytes; 64 MiB when absent. */
  readonly maxAnswerBytes?: number | undefined;
}

/** A subgraph in another process, reached through a pool of kept-alive connections. */
export function createHttpSubgraph(options: HttpSubgraphOptions): Subgraph {
  const { name, fetchKey, timeoutMs = 10_000, maxAnswerBytes = 64 * 1024 * 1024 } = options;
  const { origin, pathname } = parseUrl(name, options.url);
  const base = pathname.replace(/\/(graphql\/?)?$/, '');
  // One fetch at a time on a connection, and no time limits but those of the fetches themselves. An
  // idle connection is let go before servers that do not say how long they keep it do (Node's: 5 s).
  const pool = new Pool(origin, {
    connections: 64,
    pipelining: 1,
    keepAliveTimeout: 4000,
    keepAliveMaxTimeout: 60_000,
    connect: createConnector(options.allowedAddresses),
    headersTimeout: 0,
    bodyTimeout: 0,
    maxResponseSize: maxAnswerBytes,
  });
  const writeBody = createBodyWriter();
  const target = { method: 'POST', path: `${base}/graphql` } as const;

  const prove = fetchKey && createFetchProver(name, fetchKey);
  const watches: ((refusal: ToldRefusal) => void)[] = [];

  const told = (refusals: unknown): void => {
    if (typeof refusals !== 'string') return;
    for (const refusal of parseRefusals(refusals)) for (const watch of watches) watch(refusal);
  };

  const exchange = (request: SubgraphRequest, deadline: number, remainingMs: number) =>
    new Promise<HttpEnd>((resolve) => {
      const body = writeBody(request);
      const headers = headersOf(request, remainingMs);
      const { identity } = request;
      if (prove && identity) headers.push(fetchHeader, prove(identity, body));
      pool.dispatch({ ...target, headers, body }, new HttpFetch(deadline, request.signal, resolve));
    });

  const execute = async (request: SubgraphRequest): Promise<SubgraphResponse> => {
    const now = Date.now();
    const { deadline = Number.POSITIVE_INFINITY, signal } = request;
    const remainingMs = Math.min(Math.ceil(deadline - now), timeoutMs);
    if (signal?.aborted) return abandoned(name);
    if (remainingMs <= 0) return outOfTime(name);
    const end = await exchange(request, now + remainingMs, remainingMs);
    switch (end.kind) {
      case 'answered':
        told(end.refusals);
        return readAnswer(name, end.status, end.bytes);
      case 'failed':
        return connectionFailure(name, end.error, end.isBegun);
      case 'aborted':
        return abandoned(name);
      case 'expired':
        return remainingMs < timeoutMs ? outOfTime(name) : tooSlow(name, timeoutMs);
    }
  };

  return {
    name,
    execute,
    async checkReady() {
      const { statusCode, headers, body } = await pool.request({
        method: 'GET',
        path: `${base}/health/ready`,
        // Whoever is not the gateway learns whether the subgraph is ready, and no more.
        headers: prove ? { [fetchHeader]: prove('', '') } : {},
        signal: AbortSignal.timeout(timeoutMs),
      });
      told(headers[refusalsHeader]);
      const text = await body.text();
      if (statusCode === 200) return;
      throw new HubError(
        reasonOf(text),
        `The subgraph "${name}" is up but not ready: its health check answered ${statusCode}.`,
        { subgraph: name },
      );
    },
    watchRefusals: (watch) => void watches.push(watch),
    close: () => pool.destroy(),
  };
}

/** Names and values in turn, which the client takes as they are. */
function headersOf(
  { identity, requestId, traceparent }: SubgraphRequest,
  remainingMs: number,
): string[] {
  const headers = ['content-type', 'application/json', 'accept', 'application/json'];
  headers.push(timeoutHeader, `${remainingMs}`);
  if (identity) headers.push(identityHeader, identity);
  if (requestId) headers.push(requestIdHeader, requestId);
  if (traceparent) headers.push('traceparent', traceparent);
  return headers;
}

/** The reason code in a health answer: `{"status": "not ready", "reason": "DATABASE_UNREACHABLE"}`. */
function reasonOf(text: string): ErrorCode {
  const reason = /"reason":"(\w+)"/.exec(text)?.[1];
  return isErrorCode(reason) ? reason : 'SUBGRAPH_UNAVAILABLE';
}

function parseUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new HubError(
    'CONFIGURATION_INVALID',
    `The address of the subgraph "${name}" is ${quote(text)}. Expected a URL such as "http://localhost:4001".`,
  );
}
