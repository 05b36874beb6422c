import { ApolloGateway } from '@apollo/gateway';
import type { Subgraph } from '@civicgraph/shared';
import type { GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { GatewayContext } from '../../http/GatewayContext';
import { stripSecurity } from '../../supergraph';
import { type AccessOptions, createAccessControl } from '../access';
import type { Engine, Supergraph } from '../Engine';
import { engineLogger } from '../engineLogger';
import { type Executor, holdPolicy } from './holdPolicy';
import { introspectionPlugin } from './introspectionPlugin';
import { SubgraphDataSource } from './SubgraphDataSource';

type Subgraphs = ReadonlyMap<string, Subgraph>;

/** What executes the requests of one schema. */
interface Held {
  readonly execute: Executor;
  subgraphs: Subgraphs;
}

/**
 * Stock Apollo Gateway, kept at home: what the civic engine is compared with. The policy is held around it by the
 * same code. A request that comes with a schema which a swap replaces a moment later may fail: Apollo Gateway
 * plans it by the new one.
 */
export function createApolloEngine(first: Supergraph & AccessOptions, logger: Logger): Engine {
  const control = createAccessControl(first);
  const bySchema = new WeakMap<GraphQLSchema, Held>();
  const reached = new WeakMap<GatewayContext, Subgraphs>();
  let supergraph: Supergraph = first;
  let current: Held | undefined;
  /** Why the schema of the last update is not to be used. */
  let fault: { readonly error: unknown } | undefined;
  let update: (supergraphSdl: string) => void = () => {};
  // The constructor sends usage data to Apollo unless this is set; there is no option for it.
  process.env.APOLLO_TELEMETRY_DISABLED = 'true';
  const gateway = new ApolloGateway({
    async supergraphSdl(hooks) {
      update = hooks.update;
      return { supergraphSdl: stripSecurity(first.supergraphSdl) };
    },
    buildService: ({ name }) =>
      new SubgraphDataSource(name, (wanted, context) => reached.get(context)?.get(wanted), logger),
    // It was composed a moment ago; validating it again takes as long as composing it.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
    logger: engineLogger(logger),
  });
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    // It would log what is thrown here, and go on.
    try {
      const executor = gateway.executor as Executor;
      current = {
        execute: holdPolicy(executor, supergraph.supergraphSdl, apiSchema, control),
        subgraphs: mapOf(supergraph.subgraphs),
      };
      bySchema.set(apiSchema, current);
    } catch (error) {
      fault = { error };
    }
  });

  function change(next: Supergraph): void {
    supergraph = next;
    fault = undefined;
    update(stripSecurity(next.supergraphSdl));
    if (fault) throw (fault as { readonly error: unknown }).error;
  }

  const load = gateway.load.bind(gateway);
  return Object.assign(gateway, {
    plugins: [introspectionPlugin],
    async load(options: Parameters<Engine['load']>[0]) {
      await load(options);
      if (fault) throw fault.error;
      const executor: Executor = async (request) => {
        const held = bySchema.get(request.schema);
        if (!held) throw new Error('A request came with a schema that the engine did not give.');
        reached.set(request.context as GatewayContext, held.subgraphs);
        return held.execute(request);
      };
      return { executor };
    },
    async swap(next: Supergraph) {
      const previous = supergraph;
      if (next.supergraphSdl === previous.supergraphSdl && current) {
        current.subgraphs = mapOf(next.subgraphs);
        supergraph = next;
        return;
      }
      try {
        change(next);
      } catch (error) {
        change(previous);
        throw error;
      }
    },
  });
}

function mapOf(subgraphs: readonly Subgraph[]): Subgraphs {
  return new Map(subgraphs.map((subgraph) => [subgraph.name, subgraph]));
}
