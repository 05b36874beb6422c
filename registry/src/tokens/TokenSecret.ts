import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/**
 * Tokens are `hub_<id>_<secret>`, the secret 32 random bytes in base64url, so that a scanner of files finds them.
 * The registry keeps SHA-256 of the whole token: of so long a secret no slow hash is needed.
 */
const shape = /^hub_([0-9a-f]{12})_[A-Za-z0-9_-]{43}$/;

export interface TokenSecret {
  readonly id: string;
  /** The whole token, for whoever asked for it and nobody else. */
  readonly token: string;
}

export function generateToken(): TokenSecret {
  const id = randomBytes(6).toString('hex');
  return { id, token: `hub_${id}_${randomBytes(32).toString('base64url')}` };
}

/** The id in a token; null for what is none of the registry's making. */
export function tokenId(token: string): string | null {
  return shape.exec(token)?.[1] ?? null;
}

/** SHA-256, in hex. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether a token is the one with this hash; takes the same time whichever part differs. */
export function hasHash(token: string, hash: string): boolean {
  const given = Buffer.from(tokenHash(token));
  const expected = Buffer.from(hash);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
