import { HubError } from '@civicgraph/shared';
import { Kind, type SelectionSetNode } from 'graphql';
import { type EntityList, fetchesOf, type Plan, type RequiredSelection } from '../plan';
import type { ResolvableKeys } from './ResolvableKeys';

/**
 * Throws for a plan that asks a subgraph for entities by a key which it says it cannot resolve: planners
 * do on the way back from another subgraph, and the client would see null.
 * @throws HubError PLANNING_FAILED
 */
export function assertResolvable(plan: Plan, keys: ResolvableKeys): void {
  for (const fetch of fetchesOf(plan)) {
    if (fetch.kind === 'rootFetch') continue;
    for (const list of fetch.lists) {
      for (const [type, sent] of representationsOf(list)) {
        const resolvable = keys.keysOf(fetch.subgraph, type);
        if (resolvable && !resolvable.some((key) => holds(sent, key))) {
          throw notResolvable(fetch.subgraph, type);
        }
      }
    }
  }
}

/** What is sent of each type, by the name the subgraph gets. */
function representationsOf({ requires, inputRewrites }: EntityList) {
  const renamed = new Map(
    inputRewrites.flatMap(({ path, ...rewrite }) => {
      const [first, last] = path;
      const isOfType =
        first?.kind === 'type' && last?.kind === 'field' && last.key === '__typename';
      if (!isOfType || rewrite.kind !== 'set') return [];
      return first.types.map((type) => [type, String(rewrite.value)] as const);
    }),
  );
  return requires.flatMap((selection): (readonly [string, readonly RequiredSelection[]])[] => {
    if (selection.kind === 'field' || selection.type === undefined) return [];
    return [[renamed.get(selection.type) ?? selection.type, selection.selections]];
  });
}

/** Whether a representation has all of a key. */
function holds(sent: readonly RequiredSelection[], key: SelectionSetNode): boolean {
  return key.selections.every((node) => {
    if (node.kind !== Kind.FIELD) return true;
    const { name, selectionSet } = node;
    return sent.some((selection) => {
      if (selection.kind === 'fragment') return holds(selection.selections, onlyOf(node));
      if (selection.name !== name.value) return false;
      return !selectionSet || holds(selection.selections ?? [], selectionSet);
    });
  });
}

function onlyOf(node: SelectionSetNode['selections'][number]): SelectionSetNode {
  return { kind: Kind.SELECTION_SET, selections: [node] };
}

function notResolvable(subgraph: string, type: string): HubError {
  return new HubError(
    'PLANNING_FAILED',
    `The plan asks the subgraph "${subgraph}" for "${type}" by a key that it does not resolve.`,
  );
}
