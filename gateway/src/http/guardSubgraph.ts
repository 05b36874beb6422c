import type { Subgraph } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { createResilientSubgraph, type FetchObserver } from '../engine/transports';

export interface GuardOptions {
  readonly timeoutMs: number | undefined;
  readonly observer: FetchObserver;
  readonly logger: Logger;
}

/** A subgraph as requests reach it: limited in time, left alone while it does not answer. */
export function guardSubgraph(
  subgraph: Subgraph,
  { timeoutMs, observer, logger }: GuardOptions,
): Subgraph {
  return createResilientSubgraph(subgraph, {
    timeoutMs,
    observer: {
      fetched: (event) => observer.fetched(event),
      retried: (event) => observer.retried(event),
      circuitChanged(event) {
        logger.warn(event, 'a circuit changed');
        observer.circuitChanged(event);
      },
    },
    threw(name, requestId, error) {
      logger.error(
        { subgraph: name, requestId, failure: (error as Error).name },
        'a subgraph broke its contract and threw',
      );
    },
  });
}
