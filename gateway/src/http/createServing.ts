import type { ApolloServer } from '@apollo/server';
import type { SupergraphVersion } from '@civicgraph/shared';
import type { Engine, Supergraph } from '../engine';
import type { Connections } from '../follow';
import type { GatewayContext } from './GatewayContext';

/** A supergraph to serve; one that the gateway composed itself has no number. */
export type ServedSupergraph = Omit<SupergraphVersion, 'version'> & {
  readonly version: number | null;
};

/** An engine with the server before it. */
export interface Started {
  readonly engine: Engine;
  readonly graphql: ApolloServer<GatewayContext>;
}

/** What serves, over one supergraph after another. */
export interface Serving {
  /** Throws before the first supergraph. */
  graphql(): ApolloServer<GatewayContext>;
  /** Throws before the first supergraph. */
  current(): ServedSupergraph;
  /**
   * Prepares a supergraph beside the one that serves, and changes over. One at a time.
   * @throws what opening its connections or loading it throws; the one before serves on
   */
  use(next: ServedSupergraph): Promise<void>;
  stop(): Promise<void>;
}

export interface ServingOptions {
  readonly connections: Connections;
  /** Starts the first one, and leaves nothing behind where it throws. */
  readonly start: (supergraph: Supergraph) => Promise<Started>;
}

export function createServing({ connections, start }: ServingOptions): Serving {
  let started: Started | undefined;
  let current: ServedSupergraph | undefined;

  return {
    graphql: () => assertPresent(started).graphql,
    current: () => assertPresent(current),
    async use(next) {
      const opened = connections.open(next.subgraphs);
      const { supergraphSdl } = next;
      const supergraph = { supergraphSdl, subgraphs: opened.subgraphs };
      try {
        if (started) await started.engine.swap(supergraph);
        else started = await start(supergraph);
      } catch (error) {
        opened.abandon();
        throw error;
      }
      current = next;
      opened.use();
    },
    async stop() {
      await started?.graphql.stop();
    },
  };
}

function assertPresent<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The gateway has no supergraph yet.');
  return value;
}
