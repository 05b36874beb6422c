import { createHash } from 'node:crypto';
import { type OperationUse, useLimits } from '@civicgraph/shared';
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
export type OperationFacts = Pick<
  OperationUse,
  'operationHash' | 'operationName' | 'document' | 'coordinates'
>;

/**
 * Reads them off a document that is valid for a schema, and no more of it than `useLimits`.
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
    operationName: name?.slice(0, useLimits.name) ?? null,
    document: text.length > useLimits.document ? null : text,
    coordinates: mostOf(coordinatesOf(own, schema)),
  };
}

/** Arguments go first: without a field of an operation a check would take it for one that does not use it. */
function mostOf(coordinates: readonly string[]): readonly string[] {
  const isArgument = (coordinate: string) => coordinate.endsWith(':)');
  const byWorth = [
    ...coordinates.filter((coordinate) => !isArgument(coordinate)),
    ...coordinates.filter(isArgument),
  ].slice(0, useLimits.coordinates);
  let left: number = useLimits.coordinateCharacters;
  const kept = byWorth.filter(({ length }) => {
    const fits = length < left;
    if (fits) left -= length + 1;
    return fits;
  });
  return kept.length === coordinates.length ? coordinates : kept.sort();
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
