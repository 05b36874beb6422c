import type { ApolloServerOptionsWithGateway, ApolloServerPlugin } from '@apollo/server';
import type { Subgraph } from '@civicgraph/shared';
import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import type { GatewayContext } from '../http/GatewayContext';
import type { AccessOptions } from './access';
import type { EngineObserver } from './EngineObserver';
import type { PlannerName } from './planners/Planner';
import type { ValidDocuments } from './ValidDocuments';

/** `civic` is the hub's own; `apollo` is stock Apollo Gateway, kept to compare with. */
export type EngineName = 'civic' | 'apollo';

/** A composed schema, and the subgraphs it is composed of. */
export interface Supergraph {
  /** Security directives included. */
  readonly supergraphSdl: string;
  readonly subgraphs: readonly Subgraph[];
}

export interface EngineOptions extends Supergraph, AccessOptions {
  readonly engine: EngineName;
  /** Who plans for `civic`; `apollo` brings its own. */
  readonly planner: PlannerName;
  readonly logger: Logger;
  /** Where a swap leaves the documents that it has validated, for the requests that will ask them. */
  readonly documents?: ValidDocuments | undefined;
  /** Told what the engine does, for metrics. */
  readonly observer?: EngineObserver | undefined;
  /** Makes spans for plans, fetches and projections; nothing is traced without. */
  readonly tracer?: Tracer | undefined;
}

/** Plans and executes operations over the subgraphs, behind Apollo Server. */
export type Engine = GatewayInterface & {
  /** What Apollo Server needs beside the engine. */
  readonly plugins: readonly ApolloServerPlugin<GatewayContext>[];
  /**
   * Replaces the supergraph. The new one is compiled beside the old, with the plans of the operations
   * asked most, before requests change over; those under way end on the old one. Where only the subgraphs
   * differ, they are all that changes. The old ones are the caller's to close, once those requests have ended.
   * @throws what planning or building the new one throws; the old one goes on serving
   */
  swap(supergraph: Supergraph): Promise<void>;
};

type GatewayInterface = ApolloServerOptionsWithGateway<GatewayContext>['gateway'];
