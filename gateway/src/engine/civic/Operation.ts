import type { FragmentDefinitionNode, OperationDefinitionNode } from 'graphql';

/** The operation to execute, with the fragments of its document. */
export interface Operation {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}
