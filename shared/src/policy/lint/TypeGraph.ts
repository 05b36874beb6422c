import {
  type DocumentNode,
  type FieldDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type InterfaceTypeExtensionNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
  type TypeNode,
} from 'graphql';
import { placeOf, type SourcePlace } from './Finding';

/** A step from a type to another one. */
export interface Edge {
  /** `Type.field`, or `Type` alone where an interface or a union stands for one of its types. */
  readonly coordinate: string;
  readonly to: string;
  readonly location: SourcePlace | null;
}

/** Which type leads to which: what an object, once held, leads to. */
export type TypeGraph = ReadonlyMap<string, readonly Edge[]>;

type TypeWithFields =
  | ObjectTypeDefinitionNode
  | ObjectTypeExtensionNode
  | InterfaceTypeDefinitionNode
  | InterfaceTypeExtensionNode;

/**
 * The type graph of a schema or supergraph: fields, whatever they are wrapped in; from an interface or
 * union to its types; and from a type to the fields of its interfaces, which it has although it may not
 * list them (`@interfaceObject`). Inaccessible fields are steps too, for `@requires` reads them. So are the root
 * types: a field that gives `Query` back leads to everything.
 */
export function typeGraphOf(document: DocumentNode): TypeGraph {
  const graph = new Map<string, Edge[]>();
  const add = (from: string, edge: Edge) => graph.set(from, [...(graph.get(from) ?? []), edge]);
  const types = document.definitions.filter(hasFields);
  const fieldsOf = new Map<string, FieldDefinitionNode[]>();
  for (const { name, fields = [] } of types) {
    fieldsOf.set(name.value, [...(fieldsOf.get(name.value) ?? []), ...fields]);
  }
  for (const [type, fields] of fieldsOf) {
    for (const field of fields) add(type, edgeOf(type, field));
  }
  for (const { name, interfaces = [] } of types) {
    const own = new Set(fieldsOf.get(name.value)?.map((field) => field.name.value));
    for (const parent of interfaces) {
      add(parent.name.value, memberOf(parent.name.value, name.value, placeOf(parent)));
      for (const field of fieldsOf.get(parent.name.value) ?? []) {
        if (!own.has(field.name.value)) add(name.value, edgeOf(parent.name.value, field));
      }
    }
  }
  for (const node of document.definitions) {
    if (node.kind !== Kind.UNION_TYPE_DEFINITION && node.kind !== Kind.UNION_TYPE_EXTENSION)
      continue;
    for (const member of node.types ?? []) {
      add(node.name.value, memberOf(node.name.value, member.name.value, placeOf(member)));
    }
  }
  return graph;
}

/** The shortest path from a type to every type that it leads to. */
export function pathsFrom(graph: TypeGraph, from: string): ReadonlyMap<string, readonly Edge[]> {
  const paths = new Map<string, readonly Edge[]>();
  const waiting: Array<[type: string, path: readonly Edge[]]> = [[from, []]];
  // A list that grows while it is walked: every type is entered once, by the nearest way.
  for (const [type, path] of waiting) {
    for (const edge of graph.get(type) ?? []) {
      if (paths.has(edge.to)) continue;
      const longer = [...path, edge];
      paths.set(edge.to, longer);
      waiting.push([edge.to, longer]);
    }
  }
  return paths;
}

function hasFields(node: { readonly kind: string }): node is TypeWithFields {
  return (
    node.kind === Kind.OBJECT_TYPE_DEFINITION ||
    node.kind === Kind.OBJECT_TYPE_EXTENSION ||
    node.kind === Kind.INTERFACE_TYPE_DEFINITION ||
    node.kind === Kind.INTERFACE_TYPE_EXTENSION
  );
}

function edgeOf(type: string, field: FieldDefinitionNode): Edge {
  const coordinate = `${type}.${field.name.value}`;
  return { coordinate, to: namedType(field.type), location: placeOf(field) };
}

function memberOf(coordinate: string, to: string, location: SourcePlace | null): Edge {
  return { coordinate, to, location };
}

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}
