import { ApolloGateway } from '@apollo/gateway';
import type { Subgraph } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { stripSecurity } from '../../supergraph';
import type { Engine, Supergraph } from '../Engine';
import { engineLogger } from '../engineLogger';
import { introspectionPlugin } from './introspectionPlugin';
import { SubgraphDataSource } from './SubgraphDataSource';

/** Stock Apollo Gateway, kept at home: what the civic engine is compared with. */
export function createApolloEngine(supergraph: Supergraph, logger: Logger): Engine {
  let byName = mapOf(supergraph.subgraphs);
  let update: (supergraphSdl: string) => void = () => {};
  // The constructor sends usage data to Apollo unless this is set; there is no option for it.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    async supergraphSdl(hooks) {
      update = hooks.update;
      return { supergraphSdl: stripSecurity(supergraph.supergraphSdl) };
    },
    buildService({ name }) {
      const subgraph = byName.get(name);
      if (!subgraph)
        throw new Error(`The supergraph names a subgraph "${name}" that is not there.`);
      return new SubgraphDataSource(subgraph, logger);
    },
    // It was composed a moment ago; validating it again takes as long as composing it.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
    logger: engineLogger(logger),
  });
  return Object.assign(gateway, {
    plugins: [introspectionPlugin],
    async swap(next: Supergraph) {
      byName = mapOf(next.subgraphs);
      update(stripSecurity(next.supergraphSdl));
    },
  });
}

function mapOf(subgraphs: readonly Subgraph[]): ReadonlyMap<string, Subgraph> {
  return new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
}
