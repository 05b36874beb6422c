import type { Store } from '../store/openStore';
import type { Actor } from './Actor';
import { notAccepted } from './createTokenVerifier';
import { readToken } from './tokenRows';

/**
 * What is done takes its time, and waits for its turn: the token may be revoked meanwhile, with the deletion of its
 * subgraph for one.
 * @throws HubError REGISTRY_TOKEN_NOT_ACCEPTED
 */
export async function assertNotRevoked(store: Store, { id }: Actor): Promise<void> {
  if (id === null) return;
  const row = await store.read((manager) => readToken(manager, id));
  if (row === null || row.revokedAt !== null) throw notAccepted();
}
