import {
  type DirectiveNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  visit,
} from 'graphql';

/** The variables that decide what is in the answer: those of `@skip` and `@include`. */
export function conditionVariables(
  definition: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): readonly string[] {
  const names = new Set<string>();
  const readConditions = {
    Directive(directive: DirectiveNode) {
      const condition = conditionOf(directive);
      if (condition?.kind === Kind.VARIABLE) names.add(condition.name.value);
    },
  };
  for (const node of [definition, ...fragments.values()]) visit(node, readConditions);
  return [...names];
}

/** Whether a selection is in the answer, given the variables of conditions that are true. */
export function isIncluded(node: SelectionNode, isTrue: ReadonlySet<string>): boolean {
  return (node.directives ?? []).every((directive) => {
    const condition = conditionOf(directive);
    if (!condition) return true;
    const value =
      condition.kind === Kind.VARIABLE
        ? isTrue.has(condition.name.value)
        : condition.kind === Kind.BOOLEAN && condition.value;
    return directive.name.value === 'skip' ? !value : value;
  });
}

function conditionOf({ name, arguments: given }: DirectiveNode) {
  if (name.value !== 'skip' && name.value !== 'include') return undefined;
  return given?.find((argument) => argument.name.value === 'if')?.value;
}
