import type { Plan, PlanNode } from '../plan';
import { compileEntityFetch } from './compileEntityFetch';
import { compileRootFetch } from './compileRootFetch';
import type { PlanContext } from './PlanContext';
import type { Run, Step } from './Run';

/** Compiles a plan to one step. */
export function compilePlan(plan: Plan, context: PlanContext): Step {
  return plan ? compileNode(plan, context) : () => undefined;
}

function compileNode(node: PlanNode, context: PlanContext): Step {
  switch (node.kind) {
    case 'rootFetch':
      return compileRootFetch(node, context);
    case 'entityFetch':
      return compileEntityFetch(node, context);
    case 'sequence':
      return inSequence(node.nodes.map((part) => compileNode(part, context)));
    case 'parallel':
      return inParallel(node.nodes.map((part) => compileNode(part, context)));
    case 'condition': {
      const whenTrue = compilePlan(node.whenTrue, context);
      const whenFalse = compilePlan(node.whenFalse, context);
      return (run) => (run.variables[node.variable] === true ? whenTrue(run) : whenFalse(run));
    }
  }
}

function inSequence(steps: readonly Step[]): Step {
  return async (run: Run) => {
    for (const step of steps) await step(run);
  };
}

function inParallel(steps: readonly Step[]): Step {
  return async (run: Run) => {
    const outer = run.collections;
    run.collections = new Map();
    const started = steps.map((step) => step(run));
    // What starts later finds other data.
    run.collections = outer;
    await Promise.all(started);
  };
}
