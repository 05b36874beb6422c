import type { QueryPlan } from '@apollo/query-planner';
import { createPlannerProcess, type PlannerLimits } from './createPlannerProcess';
import { createProcessPlanners } from './createProcessPlanners';
import { normalizeApolloPlan } from './normalizeApolloPlan';
import type { Planners } from './Planner';

/** Plans with Apollo's planner, which runs wherever Node does. */
export function createApolloPlanners(limits?: PlannerLimits): Planners {
  return createProcessPlanners('apollo', createPlannerProcess('apollo', limits), (plan) =>
    normalizeApolloPlan(plan as QueryPlan),
  );
}
