import { Kind, type SelectionNode } from 'graphql';
import { concernsPersons, type Denial, type FieldRules, type OperationParts } from '../../policy';

/** Why an operation is denied personal data, each reason once: those of fields that are personal, or lead there. */
export function personalDenials(
  { definition, fragments }: OperationParts,
  rules: FieldRules,
): readonly Denial['code'][] {
  const codes = new Set<Denial['code']>();
  const visited = new Set<SelectionNode>();
  const known = new Map<SelectionNode, boolean>();

  const below = (node: SelectionNode): readonly SelectionNode[] =>
    (node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node)?.selectionSet
      ?.selections ?? [];
  const ruleOf = (node: SelectionNode) => (node.kind === Kind.FIELD ? rules.get(node) : undefined);

  function isPersonal(node: SelectionNode): boolean {
    let found = known.get(node);
    if (found === undefined) {
      const rule = ruleOf(node);
      found = (rule && concernsPersons(rule.policy)) || below(node).some(isPersonal);
      known.set(node, found);
    }
    return found;
  }

  function visit(node: SelectionNode): void {
    if (visited.has(node)) return;
    visited.add(node);
    const denial = ruleOf(node)?.denial;
    if (!denial) below(node).forEach(visit);
    else if (isPersonal(node)) codes.add(denial.code);
  }

  definition.selectionSet.selections.forEach(visit);
  return [...codes];
}
