import {
  type FieldDefinitionNode,
  type FieldNode,
  Kind,
  parse,
  type SelectionSetNode,
  type TypeNode,
} from 'graphql';
import { isText, readFieldSet, readGraphNames, valueIn } from '../../supergraph';

/** What a supergraph says of fields that a subgraph does not have at every place of their type. */
export interface SubgraphFields {
  /** The type a field leads to; undefined for a field the supergraph does not have. */
  typeOf(type: string, field: string): string | undefined;
  /** Whether a subgraph resolves a field wherever it meets the type. */
  isResolvedBy(subgraph: string, type: string, field: string): boolean;
  /** What a field of a subgraph provides of the objects it leads to. */
  providedBy(subgraph: string, type: string, field: string): SelectionSetNode | undefined;
  /** Whether a subgraph knows an interface as one object, and not which types implement it. */
  isInterfaceObject(subgraph: string, type: string): boolean;
  /** The types that implement an interface. */
  implementersOf(type: string): readonly string[];
}

interface FieldFacts {
  readonly type: string;
  /** Subgraphs that name the field without resolving it. */
  readonly external: ReadonlySet<string>;
  readonly provides: ReadonlyMap<string, SelectionSetNode>;
}

/** @returns undefined for a supergraph in which nothing is provided, and no interface is an object */
export function readSubgraphFields(supergraphSdl: string): SubgraphFields | undefined {
  if (!/\bprovides: "|\bisInterfaceObject: true/.test(supergraphSdl)) return undefined;
  const { definitions } = parse(supergraphSdl, { noLocation: true });
  const fields = new Map<string, FieldFacts>();
  const keys = new Set<string>();
  const interfaceObjects = new Set<string>();
  const implementers = new Map<string, string[]>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.INTERFACE_TYPE_DEFINITION) {
      continue;
    }
    const type = node.name.value;
    for (const { name } of node.interfaces ?? []) {
      implementers.set(name.value, [...(implementers.get(name.value) ?? []), type]);
    }
    for (const directive of node.directives ?? []) {
      const key = directive.name.value === 'join__type' ? valueIn(directive, 'key') : undefined;
      const graph = String(valueIn(directive, 'graph'));
      if (valueIn(directive, 'isInterfaceObject')) interfaceObjects.add(`${graph} ${type}`);
      for (const field of isText(key) ? fieldsOf(readFieldSet(key)) : []) {
        keys.add(`${graph} ${type} ${field.name.value}`);
      }
    }
    for (const field of node.fields ?? []) {
      fields.set(`${type} ${field.name.value}`, readField(field));
    }
  }
  const graphs = new Map(
    [...readGraphNames(definitions)].map(([graph, subgraph]) => [subgraph, graph]),
  );
  const graphOf = (subgraph: string) => graphs.get(subgraph) ?? '';
  const factsOf = (type: string, field: string) => fields.get(`${type} ${field}`);
  return {
    typeOf: (type, field) => factsOf(type, field)?.type,
    isResolvedBy(subgraph, type, field) {
      const graph = graphOf(subgraph);
      return !factsOf(type, field)?.external.has(graph) || keys.has(`${graph} ${type} ${field}`);
    },
    providedBy: (subgraph, type, field) => factsOf(type, field)?.provides.get(graphOf(subgraph)),
    isInterfaceObject: (subgraph, type) => interfaceObjects.has(`${graphOf(subgraph)} ${type}`),
    implementersOf: (type) => implementers.get(type) ?? [],
  };
}

/** The fields of a selection, those of its fragments included. */
export function fieldsOf(set: SelectionSetNode): readonly FieldNode[] {
  return set.selections.flatMap((node) => {
    if (node.kind === Kind.FIELD) return [node];
    return node.kind === Kind.INLINE_FRAGMENT ? fieldsOf(node.selectionSet) : [];
  });
}

function readField({ type, directives = [] }: FieldDefinitionNode): FieldFacts {
  const external = new Set<string>();
  const provides = new Map<string, SelectionSetNode>();
  for (const directive of directives) {
    if (directive.name.value !== 'join__field') continue;
    const graph = String(valueIn(directive, 'graph'));
    if (valueIn(directive, 'external')) external.add(graph);
    const provided = valueIn(directive, 'provides');
    if (isText(provided)) provides.set(graph, readFieldSet(provided));
  }
  return { type: namedType(type), external, provides };
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
