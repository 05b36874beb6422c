import { ApolloGateway } from '@apollo/gateway';
import type { Subgraph } from '@civicgraph/shared';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import { stripSecurity } from '../../supergraph';
import { type AccessOptions, createAccessControl } from '../access';
import type { Engine, Supergraph } from '../Engine';
import { engineLogger } from '../engineLogger';
import { type Executor, holdPolicy } from './holdPolicy';
import { introspectionPlugin } from './introspectionPlugin';
import { SubgraphDataSource } from './SubgraphDataSource';

/**
 * Stock Apollo Gateway, kept at home: what the civic engine is compared with. The policy is held around it by the
 * same code.
 */
export function createApolloEngine(supergraph: Supergraph & AccessOptions, logger: Logger): Engine {
  const control = createAccessControl(supergraph);
  const executors = new WeakMap<GraphQLSchema, Executor>();
  let { supergraphSdl } = supergraph;
  let byName = mapOf(supergraph.subgraphs);
  let update: (supergraphSdl: string) => void = () => {};
  // The constructor sends usage data to Apollo unless this is set; there is no option for it.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    async supergraphSdl(hooks) {
      update = hooks.update;
      return { supergraphSdl: stripSecurity(supergraphSdl) };
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
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    const executor = gateway.executor as Executor;
    executors.set(apiSchema, holdPolicy(executor, supergraphSdl, apiSchema, control));
  });
  const load = gateway.load.bind(gateway);
  return Object.assign(gateway, {
    plugins: [introspectionPlugin],
    async load(options: Parameters<Engine['load']>[0]) {
      await load(options);
      const executor: Executor = async (request) => {
        const held = executors.get(request.schema);
        if (!held) throw new Error('A request came with a schema that the engine did not give.');
        return held(request);
      };
      return { executor };
    },
    async swap(next: Supergraph) {
      byName = mapOf(next.subgraphs);
      ({ supergraphSdl } = next);
      update(stripSecurity(supergraphSdl));
    },
  });
}

function mapOf(subgraphs: readonly Subgraph[]): ReadonlyMap<string, Subgraph> {
  return new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
}
