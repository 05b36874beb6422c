import { type DocumentNode, Kind } from 'graphql';

/** Which types of the supergraph are which others. Inaccessible types count: subgraphs know them. */
export interface TypeTable {
  /** Whether an object called `typename` is one of type `condition`: itself, or an abstract type. */
  isOfType(typename: string, condition: string): boolean;
  /** Whether a name is that of an interface or a union. */
  isAbstract(typename: string): boolean;
}

export function createTypeTable(supergraph: DocumentNode): TypeTable {
  const members = new Map<string, Set<string>>();
  const abstract = new Set<string>();
  const add = (condition: string, typename: string) => {
    const known = members.get(condition);
    if (known) known.add(typename);
    else members.set(condition, new Set([typename]));
  };
  for (const node of supergraph.definitions) {
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_DEFINITION) {
      if (node.kind === Kind.INTERFACE_TYPE_DEFINITION) abstract.add(node.name.value);
      for (const { name } of node.interfaces ?? []) add(name.value, node.name.value);
    } else if (node.kind === Kind.UNION_TYPE_DEFINITION) {
      abstract.add(node.name.value);
      for (const { name } of node.types ?? []) add(node.name.value, name.value);
    }
  }
  return {
    isOfType: (typename, condition) =>
      typename === condition || (members.get(condition)?.has(typename) ?? false),
    isAbstract: (typename) => abstract.has(typename),
  };
}
