import { type DocumentNode, Kind } from 'graphql';
import { createPolicyReader } from './createPolicyReader';

/**
 * Reads every directive of policy in a schema. Composition does not: it would take what nobody can read,
 * and drop what cannot be met.
 * @throws HubError COMPOSITION_FAILED at the first that is wrong
 */
export function assertPolicyReads(document: DocumentNode): void {
  const reader = createPolicyReader(document);
  for (const node of document.definitions) {
    switch (node.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.OBJECT_TYPE_EXTENSION:
      case Kind.INTERFACE_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_EXTENSION:
        reader.read(node);
        reader.readResources(node);
        for (const field of node.fields ?? []) {
          reader.read(field, `${node.name.value}.${field.name.value}`);
        }
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
        reader.read(node);
    }
  }
}
