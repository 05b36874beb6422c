import type { Viewer } from '@civicgraph/shared';
import { LRUCache } from 'lru-cache';
import type { TokenVerifier } from './TokenVerifier';
import type { VerifiedToken } from './verifyToken';

/** So long a token counts after its key was withdrawn, once the keys of the provider were fetched anew. */
const longestMs = 60_000;

/**
 * A verifier that remembers the tokens it has accepted, each until it expires and for a minute at
 * most: a dashboard sends the same one with every request. Refusals are not remembered.
 */
export function rememberTokens(verify: (token: string) => Promise<VerifiedToken>): TokenVerifier {
  const accepted = new LRUCache<string, Viewer>({ max: 10_000, perf: Date });
  return {
    async verify(token) {
      const known = accepted.get(token);
      if (known) return known;
      const { viewer, expiresAt } = await verify(token);
      const ttl = Math.min(longestMs, expiresAt - Date.now());
      if (ttl > 0) accepted.set(token, viewer, { ttl });
      return viewer;
    },
  };
}
