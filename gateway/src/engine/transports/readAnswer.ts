import type { SubgraphResponse } from '@civicgraph/shared';
import { parseJson } from '../json';
import { checkResponse } from './checkResponse';
import { answerInvalid, failureOf, unreached } from './subgraphFailure';

/** Statuses of whoever stands before a subgraph, or of one that is stopping: it has not begun. */
const untouched = new Set([502, 503, 504]);

/** Reads the HTTP answer of a subgraph; anything but a GraphQL response becomes a coded error. */
export function readAnswer(subgraph: string, status: number, bytes: Buffer): SubgraphResponse {
  const response = parseAnswer(subgraph, status, bytes);
  const isGood = status >= 200 && status < 300;
  const failure = failureOf(response);
  if (isGood || (response.errors?.length && !failure)) return response;
  if (untouched.has(status)) return unreached(subgraph, `HTTP ${status}`);
  // Half of an answer under a status of failure is not an answer.
  return failure ? response : answerInvalid(subgraph, `HTTP ${status}`);
}

function parseAnswer(subgraph: string, status: number, bytes: Buffer): SubgraphResponse {
  let answer: unknown;
  try {
    answer = parseJson(bytes[0] === 0xef ? withoutMark(bytes) : bytes);
  } catch {
    return answerInvalid(subgraph, `HTTP ${status}, not JSON`);
  }
  return checkResponse(subgraph, answer);
}

/** Some writers begin with a byte order mark, which readers may ignore (RFC 8259, section 8.1). */
function withoutMark(bytes: Buffer): Buffer {
  return bytes.toString('latin1', 0, 3) === '\u00ef\u00bb\u00bf' ? bytes.subarray(3) : bytes;
}
