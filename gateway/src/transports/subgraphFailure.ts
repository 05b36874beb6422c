import type { SubgraphResponse } from '@civicgraph/shared';

/** A fetch that got nothing: refused, reset, timed out, or the transport is closed. */
export function unavailable(subgraph: string, reason: string): SubgraphResponse {
  return failure(
    'SUBGRAPH_UNAVAILABLE',
    `The subgraph "${subgraph}" did not answer (${reason}). The rest of the answer is whole; try again later.`,
    subgraph,
  );
}

/** A fetch that got something other than a GraphQL response. */
export function answerInvalid(subgraph: string, reason: string): SubgraphResponse {
  return failure(
    'SUBGRAPH_ANSWER_INVALID',
    `The subgraph "${subgraph}" did not answer with a GraphQL response (${reason}). The rest of the answer is whole.`,
    subgraph,
  );
}

function failure(code: string, message: string, subgraph: string): SubgraphResponse {
  return { errors: [{ message, extensions: { code, subgraph } }] };
}
