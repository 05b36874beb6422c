export { createApolloPlanners } from './createApolloPlanners';
export { createHivePlanners } from './createHivePlanners';
export { createPlanners } from './createPlanners';
export type { Planner, PlannerName, Planners, PlanRequest } from './Planner';
