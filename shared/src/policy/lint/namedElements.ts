import {
  type ConstDirectiveNode,
  type DefinitionNode,
  type DocumentNode,
  Kind,
  type NameNode,
  type StringValueNode,
} from 'graphql';

/** Anything that a schema gives a name to. */
export interface NamedElement {
  /** Its schema coordinate, for example `Query.find(name:)`. */
  readonly coordinate: string;
  readonly node: NamedNode;
}

interface NamedNode {
  readonly name: NameNode;
  readonly description?: StringValueNode;
  readonly directives?: readonly ConstDirectiveNode[];
}

/**
 * Types, fields, arguments, input fields and enum values of a document, extensions included. Directives are left
 * out: what they are called is not what the hub holds.
 */
export function namedElementsOf({ definitions }: DocumentNode): NamedElement[] {
  return definitions.flatMap(elementsOf);
}

function elementsOf(node: DefinitionNode): NamedElement[] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return [
        rootOf(node),
        ...membersOf(node.name.value, node.fields).flatMap((field) => [
          field,
          ...(field.node.arguments ?? []).map((argument) => ({
            coordinate: `${field.coordinate}(${argument.name.value}:)`,
            node: argument,
          })),
        ]),
      ];
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
    case Kind.INPUT_OBJECT_TYPE_EXTENSION:
      return [rootOf(node), ...membersOf(node.name.value, node.fields)];
    case Kind.ENUM_TYPE_DEFINITION:
    case Kind.ENUM_TYPE_EXTENSION:
      return [rootOf(node), ...membersOf(node.name.value, node.values)];
    case Kind.UNION_TYPE_DEFINITION:
    case Kind.UNION_TYPE_EXTENSION:
    case Kind.SCALAR_TYPE_DEFINITION:
    case Kind.SCALAR_TYPE_EXTENSION:
      return [rootOf(node)];
    default:
      return [];
  }
}

function rootOf(node: NamedNode): NamedElement {
  return { coordinate: node.name.value, node };
}

function membersOf<Node extends NamedNode>(type: string, nodes: readonly Node[] = []) {
  return nodes.map((node) => ({ coordinate: `${type}.${node.name.value}`, node }));
}
