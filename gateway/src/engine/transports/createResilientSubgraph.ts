import type { Subgraph, SubgraphRequest, SubgraphResponse } from '@civicgraph/shared';
import { checkResponse } from './checkResponse';
import { createCircuit } from './createCircuit';
import type { FetchObserver, FetchOutcome } from './FetchObserver';
import { pause } from './pause';
import { RetryBudget } from './RetryBudget';
import { abandoned, answerInvalid, failureOf, outOfTime, tooSlow } from './subgraphFailure';

export interface ResilienceOptions {
  /** The longest a subgraph may take for an answer; 10,000 when absent. */
  readonly timeoutMs?: number | undefined;
  /** How long a subgraph that does not answer is left alone; 5,000 when absent. */
  readonly circuitOpenMs?: number | undefined;
  readonly observer?: FetchObserver | undefined;
  /** Told of a subgraph that throws, which none may. */
  readonly threw?:
    | ((subgraph: string, requestId: string | undefined, error: unknown) => void)
    | undefined;
}

/** How often a fetch is sent again, and the longest pause before the first time. */
const maxRetries = 2;
const pauseMs = 50;

/**
 * A subgraph that may fail: limited in time, asked again where nothing can have happened, left alone
 * while it does not answer. What it answers is checked.
 */
export function createResilientSubgraph(
  subgraph: Subgraph,
  options: ResilienceOptions = {},
): Subgraph {
  const { name } = subgraph;
  const { timeoutMs = 10_000, circuitOpenMs = 5000, observer, threw } = options;
  const budget = new RetryBudget();
  const circuit = createCircuit({
    subgraph: name,
    openMs: circuitOpenMs,
    circuitChanged: (event) => observer?.circuitChanged(event),
  });

  const send = async (request: SubgraphRequest): Promise<SubgraphResponse> => {
    try {
      return checkResponse(name, await subgraph.execute(request));
    } catch (error) {
      threw?.(name, request.requestId, error);
      return answerInvalid(name, 'failed');
    }
  };

  /** One try within the time; says whose the limit was that came first. */
  const attempt = async (request: SubgraphRequest, isOwnLimit: boolean) => {
    const response = await send(request);
    if (response.data || !response.errors) return response;
    if (request.signal?.aborted) return abandoned(name);
    if (response.errors[0]?.extensions?.code !== 'DEADLINE_EXCEEDED') return response;
    return isOwnLimit ? tooSlow(name, timeoutMs) : outOfTime(name);
  };

  const fetch = async (request: SubgraphRequest): Promise<SubgraphResponse> => {
    const now = Date.now();
    const limit = now + timeoutMs;
    if (request.signal?.aborted) return abandoned(name);
    if (request.deadline !== undefined && request.deadline <= now) return outOfTime(name);
    const isOwnLimit = !(request.deadline !== undefined && request.deadline <= limit);
    const timed = isOwnLimit ? { ...request, deadline: limit } : request;
    budget.earn();
    let response = await circuit(() => attempt(timed, isOwnLimit));
    for (let retry = 0; retry < maxRetries && mayRetry(request, response); retry++) {
      if (!budget.spend()) break;
      await pause(Math.random() * pauseMs * 2 ** retry, request.signal);
      if (request.signal?.aborted) return abandoned(name);
      observer?.retried({ subgraph: name });
      response = await circuit(() => attempt(timed, isOwnLimit));
    }
    return response;
  };

  return {
    name,
    async execute(request) {
      const startedAt = performance.now();
      const response = await fetch(request);
      const milliseconds = performance.now() - startedAt;
      observer?.fetched({ subgraph: name, outcome: outcomeOf(response), milliseconds });
      return response;
    },
    checkReady: () => subgraph.checkReady(),
    close: () => subgraph.close(),
  };
}

/** Sent again is what does no harm twice, and only when the subgraph cannot have begun. */
function mayRetry({ isIdempotent }: SubgraphRequest, response: SubgraphResponse): boolean {
  return isIdempotent === true && failureOf(response)?.isUntouched === true;
}

function outcomeOf(response: SubgraphResponse): FetchOutcome {
  return failureOf(response)?.outcome ?? (response.errors?.length ? 'errors' : 'ok');
}
