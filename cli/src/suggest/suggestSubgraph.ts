import { quote } from '@civicgraph/shared/errors';
import { ApiError } from '../api/ApiError';
import type { HubClient } from '../api/createHubClient';
import { subgraphsOperation } from '../api/operations';
import { nearest } from './nearest';

/** A name that is not there is refused with either: a token for one subgraph fits no other name. */
const codesOfWrongNames = ['SUBGRAPH_NOT_FOUND', 'REGISTRY_FORBIDDEN'];

/**
 * What an error about a subgraph becomes: the same, with the nearest name that there is when this one is
 * not. Asking for the names may fail; then the error stays as it was.
 */
export async function suggestSubgraph(
  hub: HubClient,
  name: string,
  error: unknown,
): Promise<unknown> {
  if (!(error instanceof ApiError) || !codesOfWrongNames.includes(error.code)) return error;
  const names = await namesOf(hub);
  const meant = names.includes(name) ? null : nearest(name, names);
  return meant ? new ApiError(error.code, `${error.message} Did you mean ${quote(meant)}?`) : error;
}

async function namesOf(hub: HubClient): Promise<string[]> {
  try {
    const { subgraphs } = await hub.ask(subgraphsOperation, { includeDeleted: true });
    return subgraphs.map(({ name }) => name);
  } catch {
    return [];
  }
}
