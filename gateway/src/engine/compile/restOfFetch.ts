import {
  type DocumentNode,
  Kind,
  type OperationDefinitionNode,
  parse,
  print,
  type SelectionNode,
  type SelectionSetNode,
  stripIgnoredCharacters,
  visit,
} from 'graphql';
import type { EntityFetchNode, EntityList, RequiredSelection } from '../plan';
import type { EntityFacts } from './EntityFacts';

/**
 * What can be asked of entities for which a required value is missing, as when the subgraph that has it
 * failed: the fields of the fetch that need no more than the key. Planners join them to one fetch with
 * those that need more.
 * @returns undefined where all of its fields need more, or none does
 */
export function restOfFetch(
  node: EntityFetchNode,
  facts: EntityFacts,
): EntityFetchNode | undefined {
  if (!facts.hasAnyRequires(node.subgraph)) return undefined;
  const document = parse(node.query, { noLocation: true });
  const [operation] = document.definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION || document.definitions.length > 1)
    return undefined;
  let isLess = false;
  const strip = (set: SelectionSetNode, type: string): readonly SelectionNode[] =>
    set.selections.flatMap((selection): readonly SelectionNode[] => {
      if (selection.kind === Kind.FIELD) {
        if (!facts.hasRequires(node.subgraph, type, selection.name.value)) return [selection];
        isLess = true;
        return [];
      }
      if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection];
      const within = selection.typeCondition?.name.value ?? type;
      const selections = strip(selection.selectionSet, within);
      return asksSomething(selections)
        ? [{ ...selection, selectionSet: { kind: Kind.SELECTION_SET, selections } }]
        : [];
    });

  const lists: EntityList[] = [];
  const fields = operation.selectionSet.selections.flatMap((field): readonly SelectionNode[] => {
    const list = node.lists.find(({ field: key }) => key === keyOf(field));
    if (field.kind !== Kind.FIELD || !field.selectionSet || !list) return [];
    const selections = strip(field.selectionSet, '');
    if (!asksSomething(selections)) return [];
    lists.push({ ...list, requires: list.requires.flatMap((one) => keyOnly(one, node, facts)) });
    return [{ ...field, selectionSet: { kind: Kind.SELECTION_SET, selections } }];
  });
  if (!isLess || lists.length === 0) return undefined;
  const { query, used } = withFields(operation, fields);
  const variables = node.variables.filter((name) => used.has(name));
  return { ...node, query, variables, lists };
}

/** Of what a fragment requires, the fields of a key. */
function keyOnly(
  required: RequiredSelection,
  { subgraph }: EntityFetchNode,
  facts: EntityFacts,
): readonly RequiredSelection[] {
  if (required.kind === 'field' || required.type === undefined) return [];
  const names = required.selections.map((field) => (field.kind === 'field' ? field.name : ''));
  const key = facts
    .keysOf(subgraph, required.type)
    .map(fieldNames)
    .find((fields) => fields.every((name) => names.includes(name)));
  if (!key) return [];
  const kept = ['__typename', ...key];
  const selections = required.selections.filter(
    (field) => field.kind === 'field' && kept.includes(field.name),
  );
  return [{ ...required, selections }];
}

function fieldNames({ selections }: SelectionSetNode): readonly string[] {
  return selections.map((node) => (node.kind === Kind.FIELD ? node.name.value : ''));
}

function withFields(operation: OperationDefinitionNode, selections: readonly SelectionNode[]) {
  const selectionSet: SelectionSetNode = { kind: Kind.SELECTION_SET, selections };
  const used = new Set<string>();
  visit(selectionSet, {
    Variable({ name }) {
      used.add(name.value);
    },
  });
  const variableDefinitions = (operation.variableDefinitions ?? []).filter(({ variable }) =>
    used.has(variable.name.value),
  );
  const definition = { ...operation, variableDefinitions, selectionSet };
  const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [definition] };
  return { query: stripIgnoredCharacters(print(document)), used };
}

function asksSomething(selections: readonly SelectionNode[]): boolean {
  return selections.some((node) => node.kind !== Kind.FIELD || node.name.value !== '__typename');
}

function keyOf(node: SelectionNode): string | undefined {
  return node.kind === Kind.FIELD ? (node.alias ?? node.name).value : undefined;
}
