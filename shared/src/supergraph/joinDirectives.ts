import {
  type DefinitionNode,
  type DirectiveNode,
  Kind,
  parse,
  type SelectionSetNode,
} from 'graphql';

/**
 * The names of subgraphs by those that stand for them in `join` directives
 * (https://specs.apollo.dev/join/v0.5): `enum join__Graph { HOUSING @join__graph(name: "housing") }`.
 */
export function readGraphNames(
  definitions: readonly DefinitionNode[],
): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of definitions) {
    if (node.kind !== Kind.ENUM_TYPE_DEFINITION || node.name.value !== 'join__Graph') continue;
    for (const { name, directives = [] } of node.values ?? []) {
      const subgraph = directives.map((directive) => valueIn(directive, 'name')).find(isText);
      if (subgraph !== undefined) names.set(name.value, subgraph);
    }
  }
  return names;
}

/** The value of an argument, if it is one of those that `join` directives have. */
export function valueIn(
  { arguments: given = [] }: DirectiveNode,
  name: string,
): string | boolean | undefined {
  const value = given.find((argument) => argument.name.value === name)?.value;
  switch (value?.kind) {
    case Kind.STRING:
    case Kind.ENUM:
    case Kind.BOOLEAN:
      return value.value;
    default:
      return undefined;
  }
}

/** Reads a field set of Federation: the inside of a selection, such as `id region { code }`. */
export function readFieldSet(fieldSet: string): SelectionSetNode {
  const [operation] = parse(`{${fieldSet}}`, { noLocation: true }).definitions;
  if (operation?.kind !== Kind.OPERATION_DEFINITION)
    throw new Error('A field set is no selection.');
  return operation.selectionSet;
}

export function isText(value: unknown): value is string {
  return typeof value === 'string';
}
