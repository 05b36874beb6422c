import type { SubgraphResponse } from '@civicgraph/shared';
import { answerInvalid, unavailable, unreached } from './subgraphFailure';

/**
 * The answer of a fetch whose connection failed; `isBegun` says that some of an answer had come. No
 * address is told: clients need not know the city's network.
 */
export function connectionFailure(
  subgraph: string,
  error: NodeJS.ErrnoException,
  isBegun: boolean,
): SubgraphResponse {
  switch (error.code) {
    case 'ECONNREFUSED':
      return unreached(subgraph, 'connection refused');
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return unreached(subgraph, 'host not found');
    case 'ECONNRESET':
    case 'EPIPE':
    case 'UND_ERR_SOCKET':
      return (isBegun ? unavailable : unreached)(subgraph, 'connection lost');
    case 'SUBGRAPH_URL_NOT_ALLOWED':
      return unavailable(subgraph, 'address not allowed');
    case 'UND_ERR_CONNECT_TIMEOUT':
      return unavailable(subgraph, 'no connection in time');
    case 'UND_ERR_DESTROYED':
    case 'UND_ERR_CLOSED':
      return unavailable(subgraph, 'closed');
    case 'UND_ERR_RES_EXCEEDED_MAX_SIZE':
      return answerInvalid(subgraph, 'larger than allowed');
    case 'UND_ERR_HEADERS_OVERFLOW':
      return answerInvalid(subgraph, 'not HTTP');
    default:
      return error.name === 'HTTPParserError'
        ? answerInvalid(subgraph, 'not HTTP')
        : unavailable(subgraph, 'connection failed');
  }
}
