import { createPolicyReader, HubError, quote } from '@civicgraph/shared';
import { Kind, parse } from 'graphql';

/**
 * The department that owns a subgraph of the hub: the one whose data resource comes first in its schema. The code of a
 * resource begins with the provider's unified social credit code (政务信息资源目录编制指南).
 * @throws HubError SUBGRAPH_OWNER_MISSING for a schema without a data resource
 */
export function ownerOf(name: string, sdl: string): string {
  const document = parse(sdl);
  const reader = createPolicyReader(document);
  for (const node of document.definitions) {
    if (node.kind !== Kind.OBJECT_TYPE_DEFINITION && node.kind !== Kind.OBJECT_TYPE_EXTENSION) {
      continue;
    }
    const [resource] = reader.readResources(node);
    if (resource) return resource.code.slice(0, 18);
  }
  throw new HubError(
    'SUBGRAPH_OWNER_MISSING',
    `The schema of ${quote(name)} has no data resource, so its owner is not known. Give one of its types "@resource".`,
  );
}
