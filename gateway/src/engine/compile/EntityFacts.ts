import { type ConstDirectiveNode, type DocumentNode, Kind, type SelectionSetNode } from 'graphql';
import { isText, readFieldSet, readGraphNames, valueIn } from '../../supergraph';

/** What subgraphs need to be told of an entity. */
export interface EntityFacts {
  /** Whether a subgraph needs more than a key to resolve any field. */
  hasAnyRequires(subgraph: string): boolean;
  /** Whether a subgraph needs more than a key to resolve a field. */
  hasRequires(subgraph: string, type: string, field: string): boolean;
  /** The keys by which a subgraph can be asked for entities of a type. */
  keysOf(subgraph: string, type: string): readonly SelectionSetNode[];
}

/** Reads them from the `join` directives of a supergraph. */
export function readEntityFacts({ definitions }: DocumentNode): EntityFacts {
  const names = readGraphNames(definitions);
  const requiring = new Set<string>();
  const requiringSubgraphs = new Set<string>();
  const keys = new Map<string, SelectionSetNode[]>();
  const subgraphOf = (directive: ConstDirectiveNode) =>
    names.get(String(valueIn(directive, 'graph')));
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    const type = node.name.value;
    for (const directive of node.directives ?? []) {
      const key = valueIn(directive, 'key');
      if (!isText(key) || valueIn(directive, 'resolvable') === false) continue;
      const place = `${subgraphOf(directive)} ${type}`;
      keys.set(place, [...(keys.get(place) ?? []), readFieldSet(key)]);
    }
    for (const { name, directives = [] } of node.fields ?? []) {
      for (const directive of directives) {
        if (!isText(valueIn(directive, 'requires'))) continue;
        const subgraph = String(subgraphOf(directive));
        requiringSubgraphs.add(subgraph);
        requiring.add(`${subgraph} ${type} ${name.value}`);
      }
    }
  }
  return {
    hasAnyRequires: (subgraph) => requiringSubgraphs.has(subgraph),
    hasRequires: (subgraph, type, field) => requiring.has(`${subgraph} ${type} ${field}`),
    keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) ?? [],
  };
}
