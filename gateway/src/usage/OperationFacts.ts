import { createHash } from 'node:crypto';
import {
  type DocumentNode,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  print,
  type SelectionSetNode,
  separateOperations,
} from 'graphql';
import { coordinatesOf } from './coordinatesOf';
import { withoutValues } from './withoutValues';

/** What is told of an operation, whoever asks it. */
export interface OperationFacts {
  readonly operationHash: string;
  readonly operationName: string | null;
  readonly document: string;
  readonly coordinates: readonly string[];
}

/**
 * Reads them off a document that is valid for a schema.
 * @returns undefined for an operation that asks for the schema and for no data
 */
export function readOperationFacts(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationFacts | undefined {
  const name = operation.name?.value;
  const own = separateOperations(document)[name ?? ''];
  if (!own || asksForSchemaOnly(operation.selectionSet, own)) return undefined;
  const text = print(withoutValues(own, schema));
  return {
    operationHash: createHash('sha256').update(text).digest('hex'),
    operationName: name ?? null,
    document: text,
    coordinates: coordinatesOf(own, schema),
  };
}

function asksForSchemaOnly({ selections }: SelectionSetNode, document: DocumentNode): boolean {
  return selections.every((node) => {
    if (node.kind === Kind.FIELD) return node.name.value.startsWith('__');
    const fragment =
      node.kind === Kind.FRAGMENT_SPREAD
        ? document.definitions.find(
            (one) => one.kind === Kind.FRAGMENT_DEFINITION && one.name.value === node.name.value,
          )
        : node;
    return fragment !== undefined && 'selectionSet' in fragment
      ? asksForSchemaOnly(fragment.selectionSet, document)
      : false;
  });
}
