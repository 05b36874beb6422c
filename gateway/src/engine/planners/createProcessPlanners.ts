import type { Plan } from '../plan';
import { assertResolvable } from './assertResolvable';
import type { PlannerProcess } from './createPlannerProcess';
import type { PlannerName, Planners } from './Planner';
import { readResolvableKeys } from './ResolvableKeys';

/** The planners of one process, whose plans are turned into ours. */
export function createProcessPlanners(
  name: PlannerName,
  process: PlannerProcess,
  normalize: (plan: unknown) => Plan,
): Planners {
  return {
    async open(supergraphSdl) {
      const supergraph = await process.load(supergraphSdl);
      const keys = readResolvableKeys(supergraphSdl);
      return {
        name,
        async plan(request) {
          const plan = normalize(await process.plan(supergraph, request));
          if (keys) assertResolvable(plan, keys);
          return plan;
        },
        release: () => process.release(supergraph),
      };
    },
    pids() {
      const pid = process.pid();
      return pid === undefined ? [] : [pid];
    },
    close: () => process.close(),
  };
}
