import { HubError } from '@civicgraph/shared';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  OperationTypeNode,
  type SelectionNode,
} from 'graphql';

/** Questions that take as long as an act. */
const heavy: ReadonlySet<string> = new Set(['check', 'supergraphDiff']);

/**
 * Refuses an operation that does more than one thing that takes time: aliases would have one request do hundreds of
 * checks. Valid documents only: a fragment inside itself would never end.
 * @throws HubError QUERY_TOO_WIDE
 */
export function assertOneAct({ definitions }: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }

  function rootFields(selections: readonly SelectionNode[]): string[] {
    return selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node.name.value];
      const set = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      return rootFields(set?.selectionSet.selections ?? []);
    });
  }

  for (const node of definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const isAct =
      node.operation === OperationTypeNode.MUTATION
        ? (name: string) => !name.startsWith('__')
        : (name: string) => heavy.has(name);
    const acts = rootFields(node.selectionSet.selections).filter(isAct).length;
    if (acts <= 1) continue;
    throw new HubError(
      'QUERY_TOO_WIDE',
      `The operation does ${acts} things that take time; the limit is 1. Send each in a request of its own.`,
    );
  }
}
