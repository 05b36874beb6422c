import {
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';
import { typenameField } from '../supergraph';
import type { Authority } from './Authority';
import { type Denial, denialOf, denied } from './Denial';
import { type FieldPolicy, masksFor } from './FieldPolicy';
import type { FieldRule, FieldRules } from './FieldRule';
import type { SupergraphPolicy } from './SupergraphPolicy';

export interface OperationParts {
  readonly definition: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** What a viewer may run of an operation. */
export interface NarrowedOperation extends OperationParts {
  /** By the fields of the operation before it was narrowed. */
  readonly rules: FieldRules;
}

/**
 * Takes out of an operation what an authority may not read, so that nobody is asked for it, and adds the keys
 * of those whom the rest is about, for the record of the read.
 *
 * The decision about a field follows from the type that it is selected on: wherever a fragment
 * is spread, its fields are as closed as the strictest type of its condition.
 */
export function narrowOperation(
  { definition, fragments }: OperationParts,
  schema: GraphQLSchema,
  policy: SupergraphPolicy,
  authority: Authority,
): NarrowedOperation {
  const rules = new Map<FieldNode, FieldRule>();

  function narrow(set: SelectionSetNode, type: GraphQLNamedType | undefined): SelectionSetNode {
    const selections = set.selections.flatMap((node) => narrowNode(node, type));
    return { ...set, selections: selections.length > 0 ? selections : [typenameField] };
  }

  function narrowNode(
    node: SelectionNode,
    type: GraphQLNamedType | undefined,
  ): readonly SelectionNode[] {
    if (node.kind === Kind.FRAGMENT_SPREAD) return [node];
    if (node.kind === Kind.INLINE_FRAGMENT) {
      const inner = node.typeCondition ? schema.getType(node.typeCondition.name.value) : type;
      return [{ ...node, selectionSet: narrow(node.selectionSet, inner) }];
    }
    const field = fieldOf(type, node);
    if (!type || !field) return [node];
    const fieldPolicy = policy.fieldOf(type.name, field.name);
    const coordinate = `${type.name}.${field.name}`;
    const denial =
      denialOf(coordinate, fieldPolicy.requirement, authority) ??
      undisguisedDenial(coordinate, fieldPolicy, field.type, authority);
    rules.set(node, { field: coordinate, denial, policy: fieldPolicy });
    const returned = getNamedType(field.type);
    // Below a denied field too: what was asked for there is told by the rules.
    const narrowed = node.selectionSet && narrow(node.selectionSet, returned);
    if (denial) return [];
    if (!narrowed) return [node];
    const selections = [...narrowed.selections, ...subjectsOf(returned)];
    return [{ ...node, selectionSet: { ...narrowed, selections } }];
  }

  /** What to ask of objects of a type to know whom they are about. */
  function subjectsOf(type: GraphQLNamedType): readonly SelectionNode[] {
    const possible = isAbstractType(type) ? schema.getPossibleTypes(type) : [type];
    return possible.flatMap((one): readonly SelectionNode[] => {
      const selection = policy.subjectOf(one.name)?.selection;
      if (!selection || !isReadable(selection, one)) return [];
      if (one === type) return selection.selections;
      const name = { kind: Kind.NAME, value: one.name } as const;
      return [
        {
          kind: Kind.INLINE_FRAGMENT,
          typeCondition: { kind: Kind.NAMED_TYPE, name },
          selectionSet: selection,
        },
      ];
    });
  }

  /** A subgraph would refuse what the viewer may not read: the record then says no more than the fields. */
  function isReadable({ selections }: SelectionSetNode, type: GraphQLNamedType): boolean {
    return selections.every((node) => {
      const field = node.kind === Kind.FIELD ? fieldOf(type, node) : undefined;
      if (node.kind !== Kind.FIELD || !field) return false;
      const { requirement } = policy.fieldOf(type.name, field.name);
      if (denialOf(field.name, requirement, authority)) return false;
      return !node.selectionSet || isReadable(node.selectionSet, getNamedType(field.type));
    });
  }

  const root = schema.getRootType(definition.operation);
  return {
    definition: { ...definition, selectionSet: narrowRoot(definition.selectionSet) },
    fragments: new Map(
      [...fragments].map(([name, node]) => [
        name,
        {
          ...node,
          selectionSet: narrow(node.selectionSet, schema.getType(node.typeCondition.name.value)),
        },
      ]),
    ),
    rules,
  };

  /** A root of which nothing is left asks nobody. */
  function narrowRoot(set: SelectionSetNode): SelectionSetNode {
    return {
      ...set,
      selections: set.selections.flatMap((node) => narrowNode(node, root ?? undefined)),
    };
  }
}

/** A value that has to leave as text, and is of a type that has no text, does not leave. */
function undisguisedDenial(
  field: string,
  policy: FieldPolicy,
  output: GraphQLOutputType,
  authority: Authority,
): Denial | undefined {
  const masks = masksFor(policy, authority);
  const type = getNamedType(output);
  const hasText = isScalarType(type) && !textless.has(type.name);
  if (hasText || (masks.length === 0 && policy.tokenType === undefined)) return undefined;
  return denied('SCOPE_MISSING', field, { scopes: masks.map(({ unless }) => unless) });
}

const textless: ReadonlySet<string> = new Set(['Int', 'Float', 'Boolean']);

function fieldOf(type: GraphQLNamedType | undefined, { name }: FieldNode) {
  return isObjectType(type) || isInterfaceType(type) ? type.getFields()[name.value] : undefined;
}
