import { type DocumentNode, Kind } from 'graphql';
import { HubError } from '../errors';
import { createPolicyReader, type PolicyNode } from './createPolicyReader';

/** An element on which a directive of policy cannot be read. */
export interface UnreadPolicy {
  /** `Type` or `Type.field`. */
  readonly coordinate: string;
  /** COMPOSITION_FAILED, with what is wrong. */
  readonly error: HubError;
}

/**
 * Reads every directive of policy in a schema, and gives what does not read, the first of each element. Composition
 * does not: it would take what nobody can read, and drop what cannot be met.
 * @throws HubError COMPOSITION_FAILED when the document links a version of the spec that is not known
 */
export function findUnreadPolicies(document: DocumentNode): UnreadPolicy[] {
  const reader = createPolicyReader(document);
  const found: UnreadPolicy[] = [];
  const read = (node: PolicyNode, coordinate: string, isWithResources: boolean) => {
    try {
      reader.read(node, coordinate);
      if (isWithResources) reader.readResources(node);
    } catch (error) {
      if (!(error instanceof HubError)) throw error;
      found.push({ coordinate, error });
    }
  };
  for (const node of document.definitions) {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        read(node, node.name.value, true);
        for (const field of node.fields ?? []) {
          read(field, `${node.name.value}.${field.name.value}`, false);
        }
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.SCALAR_TYPE_EXTENSION:
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_EXTENSION:
        read(node, node.name.value, false);
    }
  }
  return found;
}
