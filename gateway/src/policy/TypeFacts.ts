import { createPolicyReader, type ElementPolicy } from '@civicgraph/shared';
import { type DocumentNode, type FieldDefinitionNode, Kind, type SelectionSetNode } from 'graphql';
import { isText, readFieldSet, valueIn } from '../supergraph';

/** What a supergraph says of one type, without what other types add. */
export interface TypeFacts {
  readonly own: ElementPolicy;
  readonly fields: ReadonlyMap<string, FieldFacts>;
  /** Which fields tell its instances apart, each way of it once. */
  readonly keys: readonly SelectionSetNode[];
}

export interface FieldFacts {
  readonly own: ElementPolicy;
  /** What subgraphs require to resolve the field. */
  readonly requires: readonly SelectionSetNode[];
}

/**
 * Reads the types that may have fields or be made of such: objects, interfaces and unions.
 * @throws HubError COMPOSITION_FAILED for a directive of policy that cannot be read
 */
export function readTypeFacts(supergraph: DocumentNode): ReadonlyMap<string, TypeFacts> {
  const reader = createPolicyReader(supergraph);
  const types = new Map<string, TypeFacts>();
  for (const node of supergraph.definitions) {
    if (
      node.kind !== Kind.OBJECT_TYPE_DEFINITION &&
      node.kind !== Kind.INTERFACE_TYPE_DEFINITION &&
      node.kind !== Kind.UNION_TYPE_DEFINITION
    ) {
      continue;
    }
    const type = node.name.value;
    const fields = node.kind === Kind.UNION_TYPE_DEFINITION ? [] : (node.fields ?? []);
    types.set(type, {
      own: reader.read(node),
      fields: new Map(
        fields.map((field) => [
          field.name.value,
          {
            own: reader.read(field, `${type}.${field.name.value}`),
            requires: fieldSetsIn(field, 'join__field', 'requires'),
          },
        ]),
      ),
      keys: fieldSetsIn(node, 'join__type', 'key'),
    });
  }
  return types;
}

function fieldSetsIn(
  { directives = [] }: Pick<FieldDefinitionNode, 'directives'>,
  name: string,
  argument: string,
): readonly SelectionSetNode[] {
  return directives
    .filter((directive) => directive.name.value === name)
    .map((directive) => valueIn(directive, argument))
    .filter(isText)
    .map(readFieldSet);
}
