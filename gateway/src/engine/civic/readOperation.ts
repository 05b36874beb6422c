import { HubError } from '@civicgraph/shared';
import { type DocumentNode, type FragmentDefinitionNode, getOperationAST, Kind } from 'graphql';
import type { Operation } from './Operation';

/** @throws HubError OPERATION_RESOLUTION_FAILURE */
export function readOperation(
  document: DocumentNode,
  operationName: string | undefined,
): Operation {
  const definition = getOperationAST(document, operationName);
  if (!definition) {
    throw new HubError(
      'OPERATION_RESOLUTION_FAILURE',
      'The document does not say which operation to run. Correct "operationName".',
    );
  }
  const fragments = document.definitions.filter(
    (node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION,
  );
  return {
    definition,
    fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])),
  };
}
