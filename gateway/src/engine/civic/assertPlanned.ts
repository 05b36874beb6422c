import { HubError, quote } from '@civicgraph/shared';
import { Kind, type SelectionNode, type SelectionSetNode } from 'graphql';
import { fetchedRootKeys } from '../compile';
import { answerKey, type Plan } from '../plan';
import type { Operation } from './Operation';

/**
 * Throws for a plan that leaves out a field of the root: planners do where no subgraph can come to an
 * object of an interface, and the client would see a null like any other.
 * @throws HubError PLANNING_FAILED
 */
export function assertPlanned({ definition, fragments }: Operation, plan: Plan): void {
  const fetched = fetchedRootKeys(plan);
  const assertSelected = (set: SelectionSetNode, outer: Conditions): void => {
    for (const node of set.selections) {
      const conditions = addConditions(node, outer);
      if (!conditions) continue;
      if (node.kind === Kind.FIELD) {
        const key = (node.alias ?? node.name).value;
        if (node.name.value.startsWith('__') || fetched.has(key)) continue;
        // Of an object of which nothing can be asked nothing need be fetched.
        if (!node.selectionSet || isAsked(node.selectionSet, conditions)) {
          throw notPlanned(answerKey(key));
        }
      } else {
        const fragment = node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value);
        if (fragment) assertSelected(fragment.selectionSet, conditions);
      }
    }
  };
  const isAsked = (set: SelectionSetNode, outer: Conditions): boolean =>
    set.selections.some((node) => {
      const conditions = addConditions(node, outer);
      if (!conditions) return false;
      const { selectionSet } =
        (node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node) ?? {};
      return !selectionSet || isAsked(selectionSet, conditions);
    });
  assertSelected(definition.selectionSet, new Map());
}

/** Variables of conditions, and what each must be. */
type Conditions = ReadonlyMap<string, boolean>;

/** What must hold for a selection to be in the answer; undefined when nothing can make it so. */
function addConditions(
  { directives = [] }: SelectionNode,
  outer: Conditions,
): Conditions | undefined {
  const conditions = new Map(outer);
  for (const { name, arguments: given = [] } of directives) {
    if (name.value !== 'skip' && name.value !== 'include') continue;
    const condition = given.find((argument) => argument.name.value === 'if')?.value;
    const wanted = name.value === 'include';
    if (condition?.kind === Kind.BOOLEAN && condition.value !== wanted) return undefined;
    if (condition?.kind !== Kind.VARIABLE) continue;
    const variable = condition.name.value;
    if (conditions.get(variable) === !wanted) return undefined;
    conditions.set(variable, wanted);
  }
  return conditions;
}

function notPlanned(key: string): HubError {
  return new HubError(
    'PLANNING_FAILED',
    `No subgraph can bring what is asked of ${quote(key)}. Ask for less of it.`,
  );
}
