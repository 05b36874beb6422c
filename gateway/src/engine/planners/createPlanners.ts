import type { Logger } from 'pino';
import { createApolloPlanners } from './createApolloPlanners';
import { createHivePlanners } from './createHivePlanners';
import type { Planner, PlannerName, Planners } from './Planner';
import { isPlanningFailure, withSubstitute } from './withSubstitute';

/**
 * Makes planners of that name. Where Hive's cannot be used, Apollo's serves in its place, and a line
 * in the log says why; where it only fails at an operation, Apollo's plans that operation. Processes
 * start when they are first needed.
 */
export function createPlanners(name: PlannerName, logger: Logger): Planners {
  const apollo = createApolloPlanners();
  if (name === 'apollo') return apollo;
  const hive = createHivePlanners();
  const warnOnce = createWarnOnce(logger);

  return {
    async open(supergraphSdl): Promise<Planner> {
      try {
        const planner = await hive.open(supergraphSdl);
        return withSubstitute(planner, () => {
          warnOnce('another planner serves operations that fail in the first');
          return apollo.open(supergraphSdl);
        });
      } catch (error) {
        if (!isPlanningFailure(error)) throw error;
        warnOnce('another planner serves', error.message);
        return apollo.open(supergraphSdl);
      }
    },
    pids: () => [...hive.pids(), ...apollo.pids()],
    async close() {
      await Promise.all([hive.close(), apollo.close()]);
    },
  };
}

/** Supergraphs come and go; that a planner cannot serve here is said once for each reason. */
function createWarnOnce(logger: Logger): (message: string, reason?: string) => void {
  const said = new Set<string>();
  return (message, reason) => {
    const text = `${message}\n${reason ?? ''}`;
    if (said.has(text)) return;
    said.add(text);
    logger.warn({ planner: 'apollo', ...(reason !== undefined && { reason }) }, message);
  };
}
