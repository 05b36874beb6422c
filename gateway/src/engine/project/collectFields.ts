import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLInterfaceType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type InlineFragmentNode,
  isAbstractType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import type { Authority, FieldRules, SupergraphPolicy } from '../../policy';
import { isIncluded } from './conditions';

export interface CollectOptions {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** The variables of conditions that are true in this request. */
  readonly isTrue: ReadonlySet<string>;
  /** What the viewer may see of it; everything when absent. */
  readonly access?: ProjectionAccess | undefined;
}

/** What the policy makes of the fields of an operation. */
export interface ProjectionAccess {
  readonly policy: SupergraphPolicy;
  readonly authority: Authority;
  readonly rules: FieldRules;
}

/** Whether one must know which type an object of an interface has to say what is asked of it. */
export function dependsOnType(
  type: GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  { schema, fragments, isTrue }: CollectOptions,
): boolean {
  const depends = (set: SelectionSetNode): boolean =>
    set.selections.some((node) => {
      if (!isIncluded(node, isTrue)) return false;
      if (node.kind === Kind.FIELD) return node.name.value === '__typename';
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (!fragment) return true;
      const { selectionSet } = fragment;
      return applies(schema, fragment, type) ? depends(selectionSet) : asks(selectionSet);
    });
  const asks = (set: SelectionSetNode): boolean =>
    set.selections.some((node) => {
      if (!isIncluded(node, isTrue)) return false;
      const fragment = node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
      return node.kind === Kind.FIELD || !fragment?.selectionSet || asks(fragment.selectionSet);
    });
  return sets.some(depends);
}

/**
 * The fields of an object by response key, in the order of the answer: the
 * algorithm CollectFields of the GraphQL specification (October 2021, section 6.3.2).
 */
export function collectFields(
  type: GraphQLObjectType | GraphQLInterfaceType,
  sets: readonly SelectionSetNode[],
  { schema, fragments, isTrue }: CollectOptions,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const visited = new Set<SelectionSetNode>();

  const collect = (set: SelectionSetNode): void => {
    if (visited.has(set)) return;
    visited.add(set);
    for (const node of set.selections) {
      if (!isIncluded(node, isTrue)) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        const same = fields.get(key);
        if (same) same.push(node);
        else fields.set(key, [node]);
        continue;
      }
      const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
      if (fragment && applies(schema, fragment, type)) collect(fragment.selectionSet);
    }
  };

  for (const set of sets) collect(set);
  return fields;
}

/** Whether a fragment is meant for every object of this type. */
function applies(
  schema: GraphQLSchema,
  { typeCondition }: InlineFragmentNode | FragmentDefinitionNode,
  type: GraphQLObjectType | GraphQLInterfaceType,
): boolean {
  if (!typeCondition || typeCondition.name.value === type.name) return true;
  const named = schema.getType(typeCondition.name.value);
  return isAbstractType(named) && schema.isSubType(named, type);
}
