import { Kind, parse, type SelectionSetNode } from 'graphql';
import { isText, readFieldSet, readGraphNames, valueIn } from '../../supergraph';

/** The keys by which subgraphs can be asked for entities, where not all keys are for that. */
export interface ResolvableKeys {
  /** Empty where a subgraph has keys of a type and none is resolvable; undefined where it has none. */
  keysOf(subgraph: string, type: string): readonly SelectionSetNode[] | undefined;
}

/** @returns undefined for a supergraph in which every key is resolvable */
export function readResolvableKeys(supergraphSdl: string): ResolvableKeys | undefined {
  if (!/\bresolvable: false\b/.test(supergraphSdl)) return undefined;
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const graphs = readGraphNames(definitions);
  const keys = new Map<string, SelectionSetNode[]>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    for (const directive of node.directives ?? []) {
      const key = directive.name.value === 'join__type' ? valueIn(directive, 'key') : undefined;
      if (!isText(key)) continue;
      const place = `${graphs.get(String(valueIn(directive, 'graph')))} ${node.name.value}`;
      const known = keys.get(place) ?? [];
      if (valueIn(directive, 'resolvable') !== false) known.push(readFieldSet(key));
      keys.set(place, known);
    }
  }
  return { keysOf: (subgraph, type) => keys.get(`${subgraph} ${type}`) };
}
