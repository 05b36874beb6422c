import {
  type AllowedAddresses,
  deriveFetchKey,
  HubError,
  quote,
  type RoutedSubgraph,
  type Subgraph,
} from '@civicgraph/shared';
import { createHttpSubgraph } from '../engine';
import type { RequestEras } from './RequestEras';

export interface ConnectionsOptions {
  /** Those of this process. They are closed with the connections, and not before. */
  readonly local: readonly Subgraph[];
  /** The master key of what proves fetches; without it none are proved. */
  readonly fetchKey?: Buffer | undefined;
  /** Where subgraphs outside this process may be; anywhere when absent. */
  readonly allowedAddresses?: AllowedAddresses | undefined;
  readonly timeoutMs?: number | undefined;
  /** Makes of a subgraph what requests reach. */
  readonly guard: (subgraph: Subgraph) => Subgraph;
  readonly eras: RequestEras;
}

/** The connections for one supergraph, opened beside those in use. */
export interface OpenedConnections {
  readonly subgraphs: readonly Subgraph[];
  /** Makes them those in use. What is not among them closes once the requests under way have ended. */
  use(): void;
  /** Lets go of what is not in use. */
  abandon(): void;
}

/** The ways of a gateway to its subgraphs, for one supergraph after another. */
export interface Connections {
  /**
   * What leads to the same name at the same address as before is the same object, its circuit included.
   * @throws HubError CONFIGURATION_INVALID for a subgraph of this process that it does not have, or an
   * address that is none
   */
  open(routed: readonly RoutedSubgraph[]): OpenedConnections;
  /** Those in use. */
  current(): readonly Subgraph[];
  /** Closes all of them, and the subgraphs of this process, each once. */
  close(): Promise<void>;
}

interface Connection {
  readonly key: string;
  readonly subgraph: Subgraph;
  /** Of those who wait to close it, the only one who still may; undefined while it is wanted. */
  leaving?: object | undefined;
}

export function createConnections(options: ConnectionsOptions): Connections {
  const { local, fetchKey, guard, eras } = options;
  const own = new Map(local.map((subgraph) => [subgraph.name, guard(subgraph)]));
  const far = new Map<string, Connection>();
  let current: readonly Subgraph[] = [];
  let used: ReadonlySet<Connection> = new Set();

  function connect(name: string, url: string): Connection {
    const key = `${name} ${url}`;
    const known = far.get(key);
    if (known) return known;
    const { allowedAddresses, timeoutMs } = options;
    const proof = fetchKey && deriveFetchKey(fetchKey, name);
    const subgraph = createHttpSubgraph({
      name,
      url,
      fetchKey: proof,
      allowedAddresses,
      timeoutMs,
    });
    const connection = { key, subgraph: guard(subgraph) };
    far.set(key, connection);
    return connection;
  }

  async function letGo(connection: Connection): Promise<void> {
    const leaving = {};
    connection.leaving = leaving;
    await eras.ended();
    // It may have come back meanwhile, and may have gone again.
    if (connection.leaving === leaving && far.delete(connection.key)) {
      await connection.subgraph.close();
    }
  }

  function letGoUnused(some: Iterable<Connection>): void {
    for (const connection of some) if (!used.has(connection)) void letGo(connection);
  }

  function localOne(name: string): Subgraph {
    const subgraph = own.get(name);
    if (subgraph) return subgraph;
    throw new HubError(
      'CONFIGURATION_INVALID',
      `The supergraph has the subgraph ${quote(name)} run in the process of the gateway, which does not have it. Publish the subgraph with its address, or start a gateway that has it.`,
      { subgraph: name },
    );
  }

  return {
    open(routed) {
      const wanted = new Set<Connection>();
      let subgraphs: readonly Subgraph[];
      try {
        subgraphs = routed.map(({ name, url }) => {
          if (url === null) return localOne(name);
          const connection = connect(name, url);
          connection.leaving = undefined;
          wanted.add(connection);
          return connection.subgraph;
        });
      } catch (error) {
        letGoUnused(wanted);
        throw error;
      }
      return {
        subgraphs,
        use() {
          const before = used;
          current = subgraphs;
          used = wanted;
          letGoUnused(before);
        },
        abandon: () => letGoUnused(wanted),
      };
    },
    current: () => current,
    async close() {
      const all = [...own.values(), ...[...far.values()].map(({ subgraph }) => subgraph)];
      far.clear();
      await Promise.all(all.map((subgraph) => subgraph.close()));
    },
  };
}
