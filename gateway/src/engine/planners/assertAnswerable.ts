import { HubError } from '@civicgraph/shared';
import {
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
} from 'graphql';
import { fetchesOf, type Plan } from '../plan';
import type { PlanRequest } from './Planner';
import { fieldsOf, type SubgraphFields } from './SubgraphFields';

/**
 * Throws for a plan that asks a subgraph for what it cannot answer, so that the client would see null.
 * Hive's planner goes on beyond what `@provides` says where a type leads to itself. And where the answer
 * depends on which type an interface object has, it may not find that out, or ask for the object by a
 * type that the subgraph does not know.
 * @throws HubError PLANNING_FAILED
 */
export function assertAnswerable(
  plan: Plan,
  { query: operation }: PlanRequest,
  known: SubgraphFields,
): void {
  const hasConditions = /\.\.\.[^{}]*@(skip|include)\b/.test(operation);
  const dependsOnType = (interfaceName: string): boolean => {
    const implementers = known.implementersOf(interfaceName).join('|');
    return hasConditions || new RegExp(`\\bon (${implementers})\\b`).test(operation);
  };
  for (const { subgraph, operationKind, query } of fetchesOf(plan)) {
    const { definitions } = parse(query, { noLocation: true });
    const fragments = new Map(
      definitions
        .filter((node): node is FragmentDefinitionNode => node.kind === Kind.FRAGMENT_DEFINITION)
        .map((node) => [node.name.value, node]),
    );
    const check = (set: SelectionSetNode, type: string, within: readonly SelectionSetNode[]) => {
      for (const node of set.selections) {
        if (node.kind !== Kind.FIELD) {
          const fragment =
            node.kind === Kind.FRAGMENT_SPREAD ? fragments.get(node.name.value) : node;
          if (fragment)
            check(fragment.selectionSet, fragment.typeCondition?.name.value ?? type, within);
          continue;
        }
        const field = node.name.value;
        const same = within.flatMap(fieldsOf).filter(({ name }) => name.value === field);
        if (same.length === 0 && !known.isResolvedBy(subgraph, type, field))
          throw notAnswerable('a field that it has only where @provides says so');
        if (!node.selectionSet) continue;
        const here = known.providedBy(subgraph, type, field);
        const returned = known.typeOf(type, field) ?? '';
        if (
          known.isInterfaceObject(subgraph, returned) &&
          (dependsOnType(returned) || asksTypeOnly(node.selectionSet))
        ) {
          throw notAnswerable('the type of an interface object');
        }
        check(node.selectionSet, returned, [
          ...same.flatMap(({ selectionSet }) => selectionSet ?? []),
          ...(here ? [here] : []),
        ]);
      }
    };
    const asked = definitions.find(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operationKind === 'query' ? 'Query' : 'Mutation';
    if (asked) check(asked.selectionSet, root, []);
  }
}

function asksTypeOnly({ selections }: SelectionSetNode): boolean {
  return selections.every((node) => node.kind === Kind.FIELD && node.name.value === '__typename');
}

function notAnswerable(what: string): HubError {
  return new HubError('PLANNING_FAILED', `The plan asks a subgraph for ${what}.`);
}
