import {
  type ConstDirectiveNode,
  type DefinitionNode,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';

/** The keys by which subgraphs can be asked for entities, where not all keys are for that. */
export interface ResolvableKeys {
  /** Empty where a subgraph has keys of a type and none is resolvable; undefined where it has none. */
  keysOf(subgraph: string, type: string): readonly SelectionSetNode[] | undefined;
}

/** @returns undefined for a supergraph in which every key is resolvable */
export function readResolvableKeys(supergraphSdl: string): ResolvableKeys | undefined {
  if (!/\bresolvable: false\b/.test(supergraphSdl)) return undefined;
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const graphs = new Map(definitions.flatMap(namesOfGraphs));
  const keys = new Map<string, SelectionSetNode[]>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    for (const directive of node.directives ?? []) {
      const key = directive.name.value === 'join__type' ? valueIn(directive, 'key') : undefined;
      if (typeof key !== 'string') continue;
      const place = `${graphs.get(String(valueIn(directive, 'graph')))} ${node.name.value}`;
      const known = keys.get(place) ?? [];
      if (valueIn(directive, 'resolvable') !== false) known.push(selectionsOf(key));
      keys.set(place, known);
    }
  }
  return { keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) };
}

/** Subgraphs by their names in `join` directives: `enum join__Graph { HOUSING @join__graph(name: "housing") }`. */
function namesOfGraphs(node: DefinitionNode): readonly (readonly [string, string])[] {
  if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') return [];
  return (node.values ?? []).flatMap(({ name, directives = [] }) =>
    directives.map((directive) => [name.value, String(valueIn(directive, 'name'))] as const),
  );
}

function valueIn({ arguments: given = [] }: ConstDirectiveNode, name: string) {
  const value = given.find((argument) => argument.name.value === name)?.value;
  return value && 'value' in value ? value.value : undefined;
}

/** A field set of Federation: the inside of a selection. */
function selectionsOf(fieldSet: string): SelectionSetNode {
  const [operation] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error('A field set is no selection.');
  return operation.selectionSet;
}
