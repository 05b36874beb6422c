import {
  type DocumentNode,
  Kind,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
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
 * Reads what a subgraph's own schema asks of its viewers, for each field of each object type. A field without
 * `@authenticated`, `@requiresScopes` or `@policy` (Apollo Federation 2.5), on itself or on its type, is
 * an error: it would be closed to everybody. So is a scope or a policy that does not exist.
 */
export function accessOf(document: DocumentNode): AccessMap {
  const reader = createPolicyReader(document);
  const open: string[] = [];
  const map = new Map<string, ReadonlyMap<string, FieldAccess>>();
  for (const [type, nodes] of objectTypes(document)) {
    // What is said of a type holds for all of it, wherever its parts are.
    const ofType = nodes.map((node) => reader.read(node));
    const fields = new Map<string, FieldAccess>();
    map.set(type, fields);
    for (const field of nodes.flatMap((node) => node.fields ?? [])) {
      const place = `${type}.${field.name.value}`;
      const policies = [...ofType, reader.read(field, place)];
      if (!policies.some(isAccessSaid)) open.push(place);
      const access = merged(policies);
      assertKnown(place, access);
      fields.set(field.name.value, access);
    }
  }
  if (open.length > 0) {
    throw new Error(
      `Closed to everybody: ${open.join(', ')}. Put @authenticated or @requiresScopes on the field or its type.`,
    );
  }
  return map;
}

type ObjectNode = ObjectTypeDefinitionNode | ObjectTypeExtensionNode;

function objectTypes({ definitions }: DocumentNode): ReadonlyMap<string, readonly ObjectNode[]> {
  const types = new Map<string, ObjectNode[]>();
  for (const node of definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) {
      continue;
    }
    types.set(node.name.value, [...(types.get(node.name.value) ?? []), node]);
  }
  return types;
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
