import {
  type DocumentNode,
  type FieldDefinitionNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  Kind,
  type TypeDefinitionNode,
  type TypeExtensionNode,
} from 'graphql';
import {
  createPolicyReader,
  type ElementPolicy,
  type FieldAccess,
  viewerPolicies,
} from '../policy';
import { isScope } from '../viewer';

/** Access by type name and field name. */
export type AccessMap = ReadonlyMap<string, ReadonlyMap<string, FieldAccess>>;

/**
 * Reads what a subgraph's own schema asks of its viewers, for each field of each object type: what stands on the field,
 * on its type, on the interfaces that have it, and on the scalar or enum that it gives. A field without
 * `@authenticated`, `@requiresScopes` or `@policy` (Apollo Federation 2.5) on any of them is an error: it would be
 * closed to everybody. So is a scope or a policy that does not exist.
 */
export function accessOf(document: DocumentNode): AccessMap {
  const reader = createPolicyReader(document);
  const types = typesByName(document);
  const open: string[] = [];
  const map = new Map<string, ReadonlyMap<string, FieldAccess>>();
  // What is said of a type holds for all of it, wherever its parts are.
  const ofType = (name: string): readonly ElementPolicy[] =>
    (types.get(name) ?? []).map((node) => reader.read(node));
  const ofLeaf = (name: string): readonly ElementPolicy[] =>
    types.get(name)?.some(isLeaf) ? ofType(name) : [];
  const ofInterfaces = (nodes: readonly TypeNode[], field: string): readonly ElementPolicy[] =>
    nodes.flatMap(interfacesOf).flatMap((name) => {
      const found = (types.get(name) ?? [])
        .flatMap(fieldsOf)
        .filter((one) => nameOf(one) === field);
      const own = found.map((one) => reader.read(one, `${name}.${field}`));
      return own.length > 0 ? [...ofType(name), ...own] : [];
    });

  for (const [type, nodes] of types) {
    if (!nodes.some(isObject)) continue;
    const fields = new Map<string, FieldAccess>();
    map.set(type, fields);
    for (const field of nodes.flatMap(fieldsOf)) {
      const place = `${type}.${nameOf(field)}`;
      const policies = [
        ...ofType(type),
        reader.read(field, place),
        ...ofInterfaces(nodes, nameOf(field)),
        ...ofLeaf(namedType(field.type)),
      ];
      if (!policies.some(isAccessSaid)) open.push(place);
      const access = merged(policies);
      assertKnown(place, access);
      fields.set(nameOf(field), access);
    }
  }
  if (open.length > 0) {
    throw new Error(
      `Closed to everybody: ${open.join(', ')}. Put @authenticated or @requiresScopes on the field or its type.`,
    );
  }
  return map;
}

type TypeNode = TypeDefinitionNode | TypeExtensionNode;

function typesByName({ definitions }: DocumentNode): ReadonlyMap<string, readonly TypeNode[]> {
  const types = new Map<string, TypeNode[]>();
  for (const node of definitions) {
    if (!isTypeDefinitionNode(node) && !isTypeExtensionNode(node)) continue;
    types.set(node.name.value, [...(types.get(node.name.value) ?? []), node]);
  }
  return types;
}

function isObject({ kind }: TypeNode): boolean {
  return kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION;
}

function isLeaf({ kind }: TypeNode): boolean {
  return kind === Kind.SCALAR_TYPE_DEFINITION || kind === Kind.ENUM_TYPE_DEFINITION;
}

function fieldsOf(node: TypeNode): readonly FieldDefinitionNode[] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION:
    case Kind.OBJECT_TYPE_EXTENSION:
    case Kind.INTERFACE_TYPE_DEFINITION:
    case Kind.INTERFACE_TYPE_EXTENSION:
      return node.fields ?? [];
    default:
      return [];
  }
}

function interfacesOf(node: TypeNode): readonly string[] {
  return 'interfaces' in node ? (node.interfaces ?? []).map(nameOf) : [];
}

function nameOf({ name }: { readonly name: { readonly value: string } }): string {
  return name.value;
}

function namedType(type: FieldDefinitionNode['type']): string {
  return type.kind === Kind.NAMED_TYPE ? nameOf(type) : namedType(type.type);
}

function merged(policies: readonly ElementPolicy[]): FieldAccess {
  return {
    scopes: policies.flatMap(({ scopes }) => scopes),
    policies: policies.flatMap((policy) => policy.policies),
    purposes: policies.flatMap(({ purposes }) => purposes),
    masks: policies.flatMap(({ masks }) => masks),
  };
}

function isAccessSaid({ isAuthenticated, scopes, policies }: ElementPolicy): boolean {
  return isAuthenticated || scopes.length > 0 || policies.length > 0;
}

function assertKnown(place: string, { scopes, policies, masks }: FieldAccess): void {
  const named = [...scopes.flat(2), ...masks.flatMap(({ unless }) => unless.flat())];
  const scope = named.find((name) => !isScope(name));
  if (scope !== undefined) throw new Error(`${place} asks for the unknown scope "${scope}".`);
  const policy = policies.flat(2).find((name) => !viewerPolicies.includes(name));
  if (policy !== undefined) {
    throw new Error(
      `${place} asks for the unknown policy "${policy}". Expected ${viewerPolicies.join(' or ')}.`,
    );
  }
}
