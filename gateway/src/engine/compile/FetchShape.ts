import {
  type FieldNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { fragmentsOf } from '../plan';

/** Which objects the operation of a fetch asks for, by response keys, whatever the types. */
export interface FetchShape {
  /** The response keys of the root fields: `_entities`, in entity fetches, or its aliases. */
  readonly rootKeys: readonly string[];
  /** The keys below a root field. */
  keysBelow(rootKey: string): readonly string[];
  /** The keys that hold objects, that many keys below the root, or below the entities. */
  objectsAt(path: readonly string[]): readonly string[];
}

export function readFetchShape(query: string, isEntityFetch: boolean): FetchShape {
  const document = parse(query, { noLocation: true });
  const operation = document.definitions.find(
    (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
  );
  const fragments = fragmentsOf(document);
  const fieldsOf = (set: SelectionSetNode): readonly FieldNode[] =>
    set.selections.flatMap((node) => {
      if (node.kind === Kind.FIELD) return [node];
      const body = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      return body ? fieldsOf(body.selectionSet) : [];
    });
  const below = (fields: readonly FieldNode[]) =>
    fields.flatMap(({ selectionSet }) => (selectionSet ? fieldsOf(selectionSet) : []));
  const root = operation ? fieldsOf(operation.selectionSet) : [];
  return {
    rootKeys: distinctKeys(root),
    keysBelow: (rootKey) => distinctKeys(below(root.filter((field) => keyOf(field) === rootKey))),
    objectsAt(path) {
      let fields = isEntityFetch ? below(root) : root;
      for (const key of path) fields = below(fields.filter((field) => keyOf(field) === key));
      return distinctKeys(fields.filter(({ selectionSet }) => selectionSet));
    },
  };
}

function keyOf({ alias, name }: FieldNode): string {
  return (alias ?? name).value;
}

function distinctKeys(fields: readonly FieldNode[]): readonly string[] {
  return [...new Set(fields.map(keyOf))];
}
