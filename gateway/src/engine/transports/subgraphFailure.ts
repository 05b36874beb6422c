import { deadlineExceeded, type SubgraphResponse } from '@civicgraph/shared';
import type { FetchOutcome } from './FetchObserver';

/** What is known of a fetch that brought no answer of its subgraph. */
export interface FetchFailure {
  readonly outcome: Exclude<FetchOutcome, 'ok' | 'errors'>;
  /** Whether the subgraph cannot have begun: it was not reached, or refused before its work. */
  readonly isUntouched: boolean;
  /** Whether it speaks against the subgraph as a whole: not when a client had no time or no wish. */
  readonly isOutage: boolean;
}

const lost: FetchFailure = { outcome: 'unavailable', isUntouched: false, isOutage: true };
const refused: FetchFailure = { outcome: 'unavailable', isUntouched: true, isOutage: true };
const late: FetchFailure = { outcome: 'timeout', isUntouched: false, isOutage: true };

const failures = new WeakMap<SubgraphResponse, FetchFailure>();

/** Tells a failed fetch from an answer with errors in it, for which it gives undefined. */
export function failureOf(response: SubgraphResponse): FetchFailure | undefined {
  return response.errors && failures.get(response);
}

/** A fetch that got nothing: reset, or the transport is closed. The subgraph may have done its work. */
export function unavailable(subgraph: string, reason: string): SubgraphResponse {
  return nothing(subgraph, reason, lost);
}

/** A fetch that the subgraph did not begin to work on. */
export function unreached(subgraph: string, reason: string): SubgraphResponse {
  return nothing(subgraph, reason, refused);
}

/** A fetch that took longer than the subgraph may take. */
export function tooSlow(subgraph: string, timeoutMs: number): SubgraphResponse {
  return nothing(subgraph, `no answer within ${timeoutMs} ms`, late);
}

/** A fetch that got something other than a GraphQL response. */
export function answerInvalid(subgraph: string, reason: string): SubgraphResponse {
  return remember(
    { outcome: 'invalid', isUntouched: false, isOutage: false },
    {
      code: 'SUBGRAPH_ANSWER_INVALID',
      message: `The subgraph "${subgraph}" did not answer with a GraphQL response (${reason}). The rest of the answer is whole.`,
      subgraph,
    },
  );
}

/** A fetch for which the request had no time, or no more. */
export function outOfTime(subgraph: string): SubgraphResponse {
  const response = deadlineExceeded(subgraph);
  failures.set(response, { outcome: 'timeout', isUntouched: false, isOutage: false });
  return response;
}

/** A fetch that nobody waits for any more. */
export function abandoned(subgraph: string): SubgraphResponse {
  const failure = { outcome: 'aborted', isUntouched: false, isOutage: false } as const;
  return nothing(subgraph, 'given up', failure);
}

function nothing(subgraph: string, reason: string, failure: FetchFailure): SubgraphResponse {
  return remember(failure, {
    code: 'SUBGRAPH_UNAVAILABLE',
    message: `The subgraph "${subgraph}" did not answer (${reason}). The rest of the answer is whole; try again later.`,
    subgraph,
  });
}

function remember(
  failure: FetchFailure,
  { message, ...extensions }: { message: string; code: string; subgraph: string },
): SubgraphResponse {
  const response = { errors: [{ message, extensions }] };
  failures.set(response, failure);
  return response;
}
