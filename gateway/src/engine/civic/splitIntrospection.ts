import {
  type DocumentNode,
  type FieldNode,
  Kind,
  print,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { askTypes, type StricterFields } from './askTypes';
import type { Operation } from './Operation';

/** An operation in two: what the gateway answers from the schema, and what it plans. */
export interface SplitOperation {
  /** A document of the `__schema` and `__type` fields; undefined when there is none. */
  readonly introspection: DocumentNode | undefined;
  /** The text to plan; undefined when nothing is left to ask a subgraph for. */
  readonly planned: string | undefined;
}

/**
 * Splits the root fields of an operation. Planners are given neither introspection, which no subgraph
 * can answer, nor `__typename` of the root, which is known.
 */
export function splitIntrospection(
  { definition, fragments }: Operation,
  stricter: StricterFields,
): SplitOperation {
  const pick = (
    set: SelectionSetNode,
    wanted: (field: FieldNode) => boolean,
  ): SelectionSetNode => ({
    ...set,
    selections: set.selections.flatMap((node): readonly SelectionNode[] => {
      if (node.kind === Kind.FIELD) return wanted(node) ? [node] : [];
      const body =
        node.kind === Kind.INLINE_FRAGMENT
          ? node.selectionSet
          : fragments.get(node.name.value)?.selectionSet;
      const selectionSet = body && pick(body, wanted);
      if (!selectionSet || selectionSet.selections.length === 0) return [];
      // Fragments of root types are opened: their names may be spread elsewhere for the other half.
      const { directives } = node;
      return [{ kind: Kind.INLINE_FRAGMENT, selectionSet, ...(directives && { directives }) }];
    }),
  });
  const asked = pick(definition.selectionSet, isIntrospection);
  const planned = pick(definition.selectionSet, (field) => !isMeta(field));
  const others = [...fragments.values()];
  const documentOf = (selectionSet: SelectionSetNode): DocumentNode => ({
    kind: Kind.DOCUMENT,
    definitions: [{ ...definition, selectionSet }, ...others],
  });
  return {
    introspection: asked.selections.length > 0 ? documentOf(asked) : undefined,
    planned:
      planned.selections.length > 0 ? print(askTypes(documentOf(planned), stricter)) : undefined,
  };
}

function isIntrospection({ name }: FieldNode): boolean {
  return name.value === '__schema' || name.value === '__type';
}

function isMeta(field: FieldNode): boolean {
  return isIntrospection(field) || field.name.value === '__typename';
}
