import { HubError } from '@civicgraph/shared';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionSetNode,
} from 'graphql';

const maximumDepth = 8;

/**
 * Refuses a document that nests deeper than anything the schema has; introspection has a rule of graphql-js.
 * Valid documents only: a fragment inside itself would never end.
 * @throws HubError QUERY_TOO_DEEP
 */
export function assertSmall(document: DocumentNode): void {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const node of document.definitions) {
    if (node.kind === Kind.FRAGMENT_DEFINITION) fragments.set(node.name.value, node);
  }
  const depths = new Map<string, number>();

  function depthOf(set: SelectionSetNode | undefined): number {
    return Math.max(0, ...(set?.selections ?? []).map(depthOfOne));
  }
  function depthOfOne(selection: SelectionSetNode['selections'][number]): number {
    if (selection.kind === Kind.INLINE_FRAGMENT) return depthOf(selection.selectionSet);
    const name = selection.name.value;
    if (selection.kind === Kind.FIELD) {
      return name.startsWith('__') ? 1 : 1 + depthOf(selection.selectionSet);
    }
    const depth = depths.get(name) ?? depthOf(fragments.get(name)?.selectionSet);
    depths.set(name, depth);
    return depth;
  }

  for (const node of document.definitions) {
    if (node.kind !== Kind.OPERATION_DEFINITION) continue;
    const depth = depthOf(node.selectionSet);
    if (depth <= maximumDepth) continue;
    throw new HubError(
      'QUERY_TOO_DEEP',
      `The operation nests ${depth} fields deep; the limit is ${maximumDepth}. Ask for less.`,
    );
  }
}
