import {
  type ElementPolicy,
  HubError,
  type PolicyNode,
  type PolicyReader,
  type Resource,
} from '@civicgraph/shared';

/** What stands on an element; undefined where that does not read, which is a finding of its own. */
export function policyOf(reader: PolicyReader, node: PolicyNode): ElementPolicy | undefined {
  return unlessUnread(() => reader.read(node));
}

/** The entries of the data-resource directory that a type is; undefined where that does not read. */
export function resourcesOf(
  reader: PolicyReader,
  node: PolicyNode,
): readonly Resource[] | undefined {
  return unlessUnread(() => reader.readResources(node));
}

function unlessUnread<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof HubError) return undefined;
    throw error;
  }
}
