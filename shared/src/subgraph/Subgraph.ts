import type { GraphQLFormattedError } from 'graphql';
import type { ToldRefusal } from './RefusalCounter';

/** One fetch of the gateway to a subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  /** The variables as the text of a JSON object, for a caller that has them written; taken instead. */
  readonly variablesText?: string | undefined;
  readonly operationName?: string | undefined;
  /** The gateway's signed identity; without it everything is refused. */
  readonly identity?: string | undefined;
  readonly requestId?: string | undefined;
  /** Whether the fetch may be sent again when nothing is known of the first: not a mutation. */
  readonly isIdempotent?: boolean | undefined;
  /** When the client stops waiting, in milliseconds since 1970 UTC. */
  readonly deadline?: number | undefined;
  /** The span of the fetch, for whoever goes on with the trace (W3C Trace Context, section 3.2). */
  readonly traceparent?: string | undefined;
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined;
}

export interface SubgraphResponse {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly GraphQLFormattedError[];
}

/**
 * An open subgraph as its callers see it, whichever way they reach it: in the same process or over
 * HTTP. Both answer alike, byte for byte.
 */
export interface Subgraph {
  readonly name: string;
  /**
   * Never rejects for a fault of the request: that is an `errors` entry with a code. Answers at the
   * deadline at the latest, and once the signal aborts.
   */
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Resolves when the subgraph can answer; rejects with the reason when it cannot. */
  checkReady(): Promise<void>;
  /** Has the caller told of what is refused at the subgraph's own door; one in this process has none. */
  watchRefusals?(watch: (refusal: ToldRefusal) => void): void;
  close(): Promise<void>;
}
