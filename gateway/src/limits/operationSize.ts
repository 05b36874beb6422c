import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
} from 'graphql';

/** How large an operation is once its fragments are unfolded. */
export interface OperationSize {
  /** Fields on the longest way down; 1 for `{ a }`. */
  readonly depth: number;
  readonly aliases: number;
  /** Fields and fragments. */
  readonly selections: number;
}

const nothing: OperationSize = { depth: 0, aliases: 0, selections: 0 };

/**
 * Measures an operation in time linear in the document: each fragment is measured once.
 * The depth under `__schema` and `__type` is left to graphql-js, which has a rule of its own for it.
 * A fragment inside itself counts as nothing; validation refuses it.
 */
export function operationSize(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): OperationSize {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) {
      fragments.set(definition.name.value, definition);
    }
  }
  const measured = new Map<string, OperationSize>();

  const ofSelections = (selections: readonly SelectionNode[]): OperationSize => {
    let { depth, aliases, selections: count } = nothing;
    for (const selection of selections) {
      const size = ofSelection(selection);
      depth = Math.max(depth, size.depth);
      aliases += size.aliases;
      count += size.selections;
    }
    return { depth, aliases, selections: count };
  };

  const ofSelection = (selection: SelectionNode): OperationSize => {
    if (selection.kind !== Kind.FIELD) {
      const inner =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? ofFragment(selection.name.value)
          : ofSelections(selection.selectionSet.selections);
      return { ...inner, selections: inner.selections + 1 };
    }
    const aliases = selection.alias ? 1 : 0;
    const inner = ofSelections(selection.selectionSet?.selections ?? []);
    const isIntrospection = selection.name.value.startsWith('__');
    return {
      depth: isIntrospection ? 0 : inner.depth + 1,
      aliases: inner.aliases + aliases,
      selections: inner.selections + 1,
    };
  };

  const ofFragment = (name: string): OperationSize => {
    const known = measured.get(name);
    if (known) return known;
    measured.set(name, nothing);
    const size = ofSelections(fragments.get(name)?.selectionSet.selections ?? []);
    measured.set(name, size);
    return size;
  };

  return ofSelections(operation.selectionSet.selections);
}
