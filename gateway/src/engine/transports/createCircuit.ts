import type { SubgraphResponse } from '@civicgraph/shared';
import {
  CircuitState,
  CountBreaker,
  circuitBreaker,
  handleWhenResult,
  isBrokenCircuitError,
} from 'cockatiel';
import type { FetchObserver } from './FetchObserver';
import { type FetchFailure, failureOf, unavailable } from './subgraphFailure';

export interface CircuitOptions {
  readonly subgraph: string;
  /** How long nothing is sent once the circuit is open, until one fetch tries. */
  readonly openMs: number;
  readonly circuitChanged: FetchObserver['circuitChanged'];
}

/** Sends a fetch, or answers SUBGRAPH_UNAVAILABLE at once while the circuit is open. */
export type Circuit = (send: () => Promise<SubgraphResponse>) => Promise<SubgraphResponse>;

/** Opens when more than half of the last fetches failed, of which there must be some. */
const window = { size: 20, minimumNumberOfCalls: 5, threshold: 0.5 };

/**
 * A circuit breaker: spares a subgraph that does not answer, and clients the wait for it. What counts
 * is whether it answered; errors in answers and invalid answers are answers, and fetches that a client
 * gave up or gave too little time do not count, or one client could cut a subgraph off from all.
 */
export function createCircuit({ subgraph, openMs, circuitChanged }: CircuitOptions): Circuit {
  const isFailure = (response: unknown): boolean => {
    const failure = failureOf(response as SubgraphResponse);
    // A trial that was given up has shown nothing, so that another is needed.
    return failure !== undefined && (failure.isOutage || isGivenUp(failure));
  };
  const breaker = circuitBreaker(handleWhenResult(isFailure), {
    breaker: new CountBreaker(window),
    halfOpenAfter: openMs,
  });
  breaker.onStateChange((state) => {
    const name = stateNames.get(state);
    if (name) circuitChanged({ subgraph, state: name });
  });
  const refusal = () => unavailable(subgraph, 'circuit open');

  return async (send) => {
    // Others wait for nobody's trial.
    if (isTrial(breaker.state)) return refusal();
    try {
      return await breaker.execute(async () => {
        const response = await send();
        const failure = failureOf(response);
        if (!failure || !isGivenUp(failure) || isTrial(breaker.state)) return response;
        throw new Uncounted(response);
      });
    } catch (error) {
      if (error instanceof Uncounted) return error.response;
      if (isBrokenCircuitError(error)) return refusal();
      throw error;
    }
  };
}

/** Carries a response past the breaker: it speaks neither for the subgraph nor against it. */
class Uncounted extends Error {
  constructor(readonly response: SubgraphResponse) {
    super();
  }
}

function isGivenUp({ outcome, isOutage }: FetchFailure): boolean {
  return !isOutage && outcome !== 'invalid';
}

function isTrial(state: CircuitState): boolean {
  return state === CircuitState.HalfOpen;
}

const stateNames = new Map<CircuitState, 'closed' | 'open' | 'halfOpen'>([
  [CircuitState.Closed, 'closed'],
  [CircuitState.Open, 'open'],
  [CircuitState.HalfOpen, 'halfOpen'],
]);
