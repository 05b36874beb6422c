/** Told of every fetch that ends. */
export interface FetchObserver {
  fetched(event: {
    readonly subgraph: string;
    readonly outcome: FetchOutcome;
    readonly milliseconds: number;
  }): void;
  /** A fetch is sent again, since nothing was received. */
  retried(event: { readonly subgraph: string }): void;
  circuitChanged(event: {
    readonly subgraph: string;
    readonly state: 'closed' | 'open' | 'halfOpen';
  }): void;
}

/** `errors` is an answer with errors in it; `aborted` means that nobody waited any more. */
export type FetchOutcome = 'ok' | 'errors' | 'unavailable' | 'invalid' | 'timeout' | 'aborted';
