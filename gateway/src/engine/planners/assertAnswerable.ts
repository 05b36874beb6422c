import { HubError } from '@civicgraph/shared';
import {
  type FragmentDefinitionNode,
  type FragmentSpreadNode,
  type InlineFragmentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  type SelectionSetNode,
  visit,
} from 'graphql';
import { fetchesOf, fragmentsOf, type Plan } from '../plan';
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
  const { hasConditions, types } = readFragments(operation);
  const dependsOnType = (interfaceName: string): boolean =>
    hasConditions || known.implementersOf(interfaceName).some((name) => types.has(name));
  for (const { subgraph, operationKind, query } of fetchesOf(plan)) {
    const document = parse(query, { noLocation: true });
    const fragments = fragmentsOf(document);
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
    const asked = document.definitions.find(
      (node): node is OperationDefinitionNode => node.kind === Kind.OPERATION_DEFINITION,
    );
    const root = operationKind === 'query' ? 'Query' : 'Mutation';
    if (asked) check(asked.selectionSet, root, []);
  }
}

/** Whether fragments of an operation stand under conditions, and the types they are on. */
function readFragments(operation: string) {
  const types = new Set<string>();
  let hasConditions = false;
  const read = (node: InlineFragmentNode | FragmentSpreadNode | FragmentDefinitionNode) => {
    if ('typeCondition' in node && node.typeCondition) types.add(node.typeCondition.name.value);
    hasConditions ||= (node.directives ?? []).length > 0;
  };
  visit(parse(operation, { noLocation: true }), {
    InlineFragment: read,
    FragmentSpread: read,
    FragmentDefinition: read,
  });
  return { hasConditions, types };
}

function asksTypeOnly({ selections }: SelectionSetNode): boolean {
  return selections.every((node) => node.kind === Kind.FIELD && node.name.value === '__typename');
}

function notAnswerable(what: string): HubError {
  return new HubError('PLANNING_FAILED', `The plan asks a subgraph for ${what}.`);
}
