import type { DocumentNode } from 'graphql';
import { findUnreadPolicies } from './findUnreadPolicies';

/**
 * Reads every directive of policy in a schema.
 * @throws HubError COMPOSITION_FAILED at the first that is wrong
 */
export function assertPolicyReads(document: DocumentNode): void {
  const [first] = findUnreadPolicies(document);
  if (first) throw first.error;
}
