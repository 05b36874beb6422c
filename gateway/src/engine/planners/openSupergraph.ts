import type { PlannerName } from './Planner';

/** @returns the plan in the form of the planner */
export type PlanOperation = (query: string, operationName: string | undefined) => unknown;

/** The planner itself cannot be loaded, whatever the supergraph. */
export class UnfitError extends Error {
  override readonly name = 'UnfitError';
}

/**
 * Loads a supergraph into a planner, within this process.
 * @throws UnfitError when the platform lacks the planner; what the planner throws at the supergraph
 */
export function openSupergraph(planner: PlannerName, supergraphSdl: string): PlanOperation {
  return planner === 'hive' ? openInHive(supergraphSdl) : openInApollo(supergraphSdl);
}

function openInHive(supergraphSdl: string): PlanOperation {
  const { QueryPlanner } = requirePlanner(
    () =>
      require('@graphql-hive/router-query-planner') as typeof import('@graphql-hive/router-query-planner'),
  );
  const planner = new QueryPlanner(supergraphSdl);
  const noLabels = new Set<string>();
  return (query, operationName) => planner.plan(query, operationName, noLabels, 0);
}

function openInApollo(supergraphSdl: string): PlanOperation {
  const { QueryPlanner, internals, parse } = requirePlanner(() => ({
    ...(require('@apollo/query-planner') as typeof import('@apollo/query-planner')),
    ...(require('graphql') as typeof import('graphql')),
    internals:
      require('@apollo/federation-internals') as typeof import('@apollo/federation-internals'),
  }));
  const supergraph = internals.Supergraph.build(supergraphSdl, {
    // The subgraphs enforce the security directives; a plan that needs a context is refused.
    supportedFeatures: internals.ROUTER_SUPPORTED_SUPERGRAPH_FEATURES,
    validateSupergraph: false,
  });
  // Without type conditions in paths, a field asked with other arguments on another type of the same
  // list is answered with whichever fetch comes last.
  const planner = new QueryPlanner(supergraph, { typeConditionedFetching: true });
  const apiSchema = supergraph.apiSchema();
  return (query, operationName) => {
    const options = { validate: false, ...(operationName !== undefined && { operationName }) };
    return planner.buildQueryPlan(
      internals.operationFromDocument(apiSchema, parse(query), options),
    );
  };
}

/** Modules are loaded when they are needed: a platform may lack one of them. */
function requirePlanner<T>(load: () => T): T {
  try {
    return load();
  } catch (error) {
    throw new UnfitError(String(error));
  }
}
