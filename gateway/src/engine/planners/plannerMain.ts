/** The process that plans: started by `createPlannerChild`, ends with the gateway. */

import type { PlannerAnswer, PlannerCommand, PlannerQuestion } from './messages';
import { openSupergraph, type PlanOperation, UnfitError } from './openSupergraph';
import type { PlannerName } from './Planner';

const planner = process.argv[2] as PlannerName;
const supergraphs = new Map<number, PlanOperation>();

process.on('message', (command: PlannerCommand) => {
  if (command.kind === 'drop') drop(command.id);
  else process.send?.(answer(command));
});
process.once('disconnect', () => process.exit());
// A terminal sends these to the whole group; the gateway decides when planning ends.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});

function answer(question: PlannerQuestion): PlannerAnswer {
  if (question.kind === 'load') {
    try {
      supergraphs.set(question.id, openSupergraph(planner, question.supergraphSdl));
      return { kind: 'loaded' };
    } catch (error) {
      return { kind: error instanceof UnfitError ? 'unfit' : 'refused', reason: String(error) };
    }
  }
  try {
    const planOperation = supergraphs.get(question.id);
    return { kind: 'planned', plan: planOperation?.(question.query, question.operationName) };
  } catch {
    return { kind: 'failed' };
  }
}

/** What Hive's planner holds is beside the heap, where no pressure would ever have it collected. */
function drop(id: number): void {
  supergraphs.delete(id);
  setImmediate(() => globalThis.gc?.());
}
