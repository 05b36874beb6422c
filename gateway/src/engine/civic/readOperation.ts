import { HubError } from '@civicgraph/shared';
import { type DocumentNode, getOperationAST } from 'graphql';
import { fragmentsOf } from '../plan';
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
  return { definition, fragments: fragmentsOf(document) };
}
