import type { GraphQLFormattedError } from 'graphql';

/** One fetch of the gateway to a subgraph. */
export interface SubgraphRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
  /** The gateway's signed identity; without it everything is refused. */
  readonly identity?: string | undefined;
  readonly requestId?: string | undefined;
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
  /** Never rejects for a fault of the request: that is an `errors` entry with a code. */
  execute(request: SubgraphRequest): Promise<SubgraphResponse>;
  /** Resolves when the subgraph can answer; rejects with the reason when it cannot. */
  checkReady(): Promise<void>;
  close(): Promise<void>;
}
