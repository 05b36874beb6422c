import type { OperationUse } from './OperationUse';

/** On every answer of a gateway, so that its address is not taken for that of a subgraph. */
export const gatewayHeader = 'x-civicgraph-gateway';

/** A subgraph as a supergraph routes to it. */
export interface RoutedSubgraph {
  readonly name: string;
  /** Where it listens; null for one that runs in the process of the gateway itself. */
  readonly url: string | null;
}

/** One supergraph as the registry composed it. Never changes. */
export interface SupergraphVersion {
  /** Counts from 1; each version that came to be has the next number. */
  readonly version: number;
  readonly supergraphSdl: string;
  /** In the order of their names. */
  readonly subgraphs: readonly RoutedSubgraph[];
}

/** What a gateway tells of itself when it asks for the current supergraph. */
export interface GatewayReport {
  /** Stays the same for the life of its process. */
  readonly gateway: string;
  /** The version it serves; null before the first. */
  readonly version: number | null;
}

/** A gateway's way to the registry, in the same process or over HTTP. */
export interface Registry {
  /**
   * The current supergraph; null when the gateway serves it already, and before there is one.
   * @throws HubError REGISTRY_UNAVAILABLE
   */
  nextSupergraph(report: GatewayReport): Promise<SupergraphVersion | null>;
  /**
   * Adds to what is known of the operations in use.
   * @param uses one list of `batchUses`
   * @throws HubError REGISTRY_UNAVAILABLE, or another code when the list is bad; nothing of it counts then
   */
  recordUses(uses: readonly OperationUse[]): Promise<void>;
  close(): Promise<void>;
}
