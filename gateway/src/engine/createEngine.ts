import { ApolloGateway } from '@apollo/gateway';
import type { Subgraph } from '@civicgraph/shared';
import type { Logger } from 'pino';
import { stripSecurity } from '../supergraph';
import { SubgraphDataSource } from '../transports';
import { engineLogger } from './engineLogger';

/** Plans and executes operations over the subgraphs: stock Apollo Gateway, kept at home. */
export function createEngine(
  supergraphSdl: string,
  subgraphs: readonly Subgraph[],
  logger: Logger,
): ApolloGateway {
  const byName = new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
  // The constructor sends usage data to Apollo unless this is set; there is no option for it.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  return new ApolloGateway({
    supergraphSdl: stripSecurity(supergraphSdl),
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
}
