import type { EntityFetchNode, Plan, PlanNode, RootFetchNode } from './Plan';

export type FetchNode = RootFetchNode | EntityFetchNode;

/** All fetches of a plan, whatever they depend on. */
export function fetchesOf(plan: Plan): readonly FetchNode[] {
  return plan ? fetchesWithin(plan) : [];
}

function fetchesWithin(node: PlanNode): readonly FetchNode[] {
  switch (node.kind) {
    case 'rootFetch':
    case 'entityFetch':
      return [node];
    case 'condition':
      return [...fetchesOf(node.whenTrue), ...fetchesOf(node.whenFalse)];
    case 'sequence':
    case 'parallel':
      return node.nodes.flatMap(fetchesWithin);
  }
}
