import { HubError } from '@civicgraph/shared';
import type { Store } from '../store/openStore';
import { writeSettled } from '../store/writeSettled';
import type { Actor } from './Actor';
import { hasHash, tokenHash, tokenId } from './TokenSecret';
import { readToken } from './tokenRows';

/**
 * Tells who a token belongs to.
 * @throws HubError REGISTRY_TOKEN_NOT_ACCEPTED for none, an unknown, wrong or revoked one; REGISTRY_TOKEN_EXPIRED
 * for a right one whose time is over
 */
export type VerifyToken = (token: string | null) => Promise<Actor>;

const bearer = /^Bearer +(\S+) *$/i;

/** The token of an `Authorization: Bearer` header (RFC 6750, section 2.1); null without one. */
export function bearerOf(header: string | undefined): string | null {
  return bearer.exec(header ?? '')?.[1] ?? null;
}

/** @param administratorToken that the hub was started with; it does not expire */
export function createTokenVerifier(store: Store, administratorToken: string): VerifyToken {
  const administratorHash = tokenHash(administratorToken);
  const administrator: Actor = {
    id: null,
    role: 'ADMINISTRATOR',
    subgraph: null,
    label: 'administrator',
    createdAt: new Date().toISOString(),
    expiresAt: null,
    revokedAt: null,
    lastUsedAt: null,
  };
  return async (token) => {
    if (token === null) throw notAccepted();
    if (hasHash(token, administratorHash)) return administrator;
    const id = tokenId(token);
    const row = id === null ? null : await store.read((manager) => readToken(manager, id));
    if (row === null || !hasHash(token, row.secretHash) || row.revokedAt !== null) {
      throw notAccepted();
    }
    if (Date.parse(row.expiresAt) <= Date.now()) {
      throw new HubError(
        'REGISTRY_TOKEN_EXPIRED',
        'The token of the registry has expired. Ask an administrator of the hub for a new one.',
      );
    }
    const { secretHash: _, ...actor } = row;
    return { ...actor, lastUsedAt: await noteUse(store, row.id, row.lastUsedAt) };
  };
}

/** Written once a day, so that asking is not writing. */
async function noteUse(store: Store, id: string, lastUsedOn: string | null): Promise<string> {
  const today = new Date().toISOString().slice(0, 10);
  if (lastUsedOn !== today) {
    await writeSettled(store, (manager) =>
      manager.query('UPDATE token SET last_used_on = ? WHERE id = ?', [today, id]),
    );
  }
  return today;
}

export function notAccepted(): HubError {
  return new HubError(
    'REGISTRY_TOKEN_NOT_ACCEPTED',
    'The request carries no token that the registry accepts. Send "Authorization: Bearer" and a token that an administrator of the hub has made and not revoked.',
  );
}
