import {
  type ErrorCode,
  HubError,
  identityHeader,
  isErrorCode,
  quote,
  requestIdHeader,
  type Subgraph,
  type SubgraphRequest,
  type SubgraphResponse,
} from '@civicgraph/shared';
import { Pool } from 'undici';
import { checkResponse } from './checkResponse';
import { answerInvalid, unavailable } from './subgraphFailure';

export interface HttpSubgraphOptions {
  readonly name: string;
  /** Where the subgraph listens, for example `http://housing:4003`; `/graphql` is added. */
  readonly url: string;
  /** The longest a fetch may take from first to last byte; 10,000 when absent. */
  readonly timeoutMs?: number | undefined;
}

/** A subgraph in another process, reached through a pool of kept-alive connections. */
export function createHttpSubgraph(options: HttpSubgraphOptions): Subgraph {
  const { name, timeoutMs = 10_000 } = options;
  const { origin, pathname } = parseUrl(name, options.url);
  const base = pathname.replace(/\/(graphql\/?)?$/, '');
  const pool = new Pool(origin, { connections: 64, headersTimeout: 0, bodyTimeout: 0 });

  const send = async (request: SubgraphRequest): Promise<SubgraphResponse> => {
    const { query, variables, operationName, identity, requestId } = request;
    const { statusCode, body } = await pool.request({
      method: 'POST',
      path: `${base}/graphql`,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        ...(identity && { [identityHeader]: identity }),
        ...(requestId && { [requestIdHeader]: requestId }),
      },
      body: JSON.stringify({ query, variables, operationName }),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await body.text();
    return parseAnswer(name, statusCode, text);
  };

  return {
    name,
    async execute(request) {
      try {
        return await send(request);
      } catch (error) {
        return unavailable(name, describeFailure(error, timeoutMs));
      }
    },
    async checkReady() {
      const { statusCode, body } = await pool.request({
        method: 'GET',
        path: `${base}/health/ready`,
        signal: AbortSignal.timeout(timeoutMs),
      });
      const text = await body.text();
      if (statusCode === 200) return;
      throw new HubError(
        reasonOf(text),
        `The subgraph "${name}" is up but not ready: its health check answered ${statusCode}.`,
        { subgraph: name },
      );
    },
    close: () => pool.destroy(),
  };
}

function parseAnswer(name: string, status: number, text: string): SubgraphResponse {
  let answer: unknown;
  try {
    answer = JSON.parse(text);
  } catch {
    return answerInvalid(name, `HTTP ${status}, not JSON`);
  }
  const checked = checkResponse(name, answer);
  // Half of an answer under an error status is not an answer.
  const failed = status >= 400 && !checked.errors?.length;
  return failed ? answerInvalid(name, `HTTP ${status}`) : checked;
}

/** The reason code in a health answer: `{"status": "not ready", "reason": "DATABASE_UNREACHABLE"}`. */
function reasonOf(text: string): ErrorCode {
  const reason = /"reason":"(\w+)"/.exec(text)?.[1];
  return isErrorCode(reason) ? reason : 'SUBGRAPH_UNAVAILABLE';
}

/** Says what went wrong without an address: clients need not know the city's network. */
function describeFailure(error: unknown, timeoutMs: number): string {
  const { name, code } = error as NodeJS.ErrnoException;
  if (name === 'TimeoutError') return `no answer within ${timeoutMs} ms`;
  switch (code) {
    case 'ECONNREFUSED':
      return 'connection refused';
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'host not found';
    case 'ECONNRESET':
    case 'UND_ERR_SOCKET':
      return 'connection lost';
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return 'closed';
    default:
      return 'connection failed';
  }
}

function parseUrl(name: string, text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new HubError(
    'CONFIGURATION_INVALID',
    `The address of the subgraph "${name}" is ${quote(text)}. Expected a URL such as "http://localhost:4001".`,
  );
}
