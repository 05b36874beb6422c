import { HubError } from '@civicgraph/shared';
import type { QueryPlan } from '@graphql-hive/router-query-planner';
import { assertAnswerable } from './assertAnswerable';
import { createPlannerProcess, type PlannerLimits } from './createPlannerProcess';
import { createProcessPlanners } from './createProcessPlanners';
import { hiveText } from './hiveText';
import { normalizeHivePlan } from './normalizeHivePlan';
import type { Planners } from './Planner';
import { readSubgraphFields } from './SubgraphFields';

/**
 * Plans with Hive's planner, written in Rust. It opens nothing where it has no binary for the
 * platform.
 */
export function createHivePlanners(limits?: PlannerLimits): Planners {
  const planners = createProcessPlanners('hive', createPlannerProcess('hive', limits), (plan) =>
    normalizeHivePlan(plan as QueryPlan),
  );
  return {
    ...planners,
    async open(supergraphSdl) {
      // It would plan on, and leave arguments out that a context should give.
      if (supergraphSdl.includes('"https://specs.apollo.dev/context/')) {
        throw new HubError('PLANNING_FAILED', 'The planner "hive" does not know @fromContext.');
      }
      const planner = await planners.open(supergraphSdl);
      const known = readSubgraphFields(supergraphSdl);
      return {
        ...planner,
        async plan({ query, operationName }) {
          const request = { query: hiveText(query), operationName };
          const plan = await planner.plan(request);
          if (known) assertAnswerable(plan, request, known);
          return plan;
        },
      };
    },
  };
}
