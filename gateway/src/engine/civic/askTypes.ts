import {
  type DocumentNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  isInterfaceType,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { typenameField } from '../../supergraph';
import { fragmentsOf } from '../plan';

/**
 * Asks the type of objects where a planner sees no need to, and the answer depends on it: where
 * conditions may leave nothing else to ask, for the object is in the answer all the same; and where a
 * field may be null by the interface, but not by the type that implements it.
 */
export function askTypes(document: DocumentNode, stricter: StricterFields): DocumentNode {
  const fragments = fragmentsOf(document);
  const bodyOf = (node: SelectionNode): SelectionSetNode | undefined =>
    (node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node)?.selectionSet;
  const hasCondition = (set: SelectionSetNode): boolean =>
    set.selections.some((node) => {
      const body = bodyOf(node);
      return isConditional(node) || (body !== undefined && hasCondition(body));
    });
  const mayBeEmpty = (set: SelectionSetNode): boolean =>
    !set.selections.some((node) => node.kind === Kind.FIELD && !isConditional(node)) &&
    hasCondition(set);

  const hasStricter = (set: SelectionSetNode): boolean =>
    set.selections.some((node) => {
      if (node.kind === Kind.FIELD) return stricter.has(node.name.value);
      const body = bodyOf(node);
      return body !== undefined && hasStricter(body);
    });

  return visit(document, {
    Field({ selectionSet, ...field }) {
      if (!selectionSet) return undefined;
      const isNeeded = mayBeEmpty(selectionSet) || (stricter.size > 0 && hasStricter(selectionSet));
      if (!isNeeded) return undefined;
      const selections = [typenameField, ...selectionSet.selections];
      return { ...field, selectionSet: { ...selectionSet, selections } };
    },
  });
}

/** Names of fields whose type an interface leaves wider than a type that implements it. */
export type StricterFields = ReadonlySet<string>;

export function readStricterFields(schema: GraphQLSchema): StricterFields {
  const names = new Set<string>();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isInterfaceType(type)) continue;
    for (const { name, type: wide } of Object.values(type.getFields())) {
      const implementers = schema.getPossibleTypes(type);
      const isStricter = implementers.some(
        (one) => nullabilityOf(one.getFields()[name]?.type) !== nullabilityOf(wide),
      );
      if (isStricter) names.add(name);
    }
  }
  return names;
}

/** A type without the name: `[!]` for `[Region!]`. */
function nullabilityOf(type: GraphQLOutputType | undefined): string {
  return String(type).replace(/\w+/, '');
}

function isConditional({ directives = [] }: SelectionNode): boolean {
  return directives.some(({ name }) => name.value === 'skip' || name.value === 'include');
}
