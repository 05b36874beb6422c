import { type KeyObject, sign } from 'node:crypto';
import { errors, jwtVerify } from 'jose';
import { LRUCache } from 'lru-cache';
import { HubError } from '../errors';
import { claimsOf, createViewer, isRole, type Viewer, type ViewerClaims } from '../viewer';

/** Header that carries the gateway's signed identity to a subgraph. */
export const identityHeader = 'x-civicgraph-identity';
/** Header that carries the request id through gateway, subgraphs and logs. */
export const requestIdHeader = 'x-request-id';

const issuer = 'civicgraph-gateway';
const audience = 'civicgraph-subgraph';
const lifetimeSeconds = 60;

/**
 * What a subgraph knows about a request. `viewer` is null when the gateway asks for itself (for a
 * schema or a health answer); such a request may read `_service` and nothing else.
 */
export interface Identity {
  readonly viewer: Viewer | null;
  readonly requestId: string;
}

const header = base64url({ alg: 'EdDSA' });

/**
 * Signs one request's identity; the result holds for 60 seconds. It is a JWT (RFC 7519) in compact
 * serialization with an Ed25519 signature (RFC 8037), written here because every request needs one
 * and a library takes three times as long; reading and verifying are left to the library.
 */
export function signIdentity(privateKey: KeyObject, identity: Identity): string {
  const { viewer, requestId } = identity;
  const issuedAt = Math.floor(Date.now() / 1000);
  const payload = base64url({
    viewer: viewer && claimsOf(viewer),
    rid: requestId,
    iss: issuer,
    aud: audience,
    iat: issuedAt,
    exp: issuedAt + lifetimeSeconds,
  });
  const signed = `${header}.${payload}`;
  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

/** Checks signature, issuer, audience and age, and rebuilds the viewer with the scopes of its role. */
export type VerifyIdentity = (token: string | undefined) => Promise<Identity>;

/**
 * @returns a verifier that remembers what it has verified until it expires, since one request
 * reaches a subgraph several times with the same identity.
 */
export function createIdentityVerifier(publicKey: KeyObject): VerifyIdentity {
  const verified = new LRUCache<string, Promise<Identity>>({ max: 1000, perf: Date });
  return async (token) => {
    if (!token) throw identityRequired();
    const known = verified.get(token);
    if (known) return known;
    const verifying = verifyIdentity(publicKey, token);
    const identity = verifying.then((result) => result.identity);
    // Fetches that come at once share one verification; it is kept once its lifetime is known.
    verified.set(token, identity, { ttl: lifetimeSeconds * 1000 });
    try {
      const { secondsLeft } = await verifying;
      verified.set(token, identity, { ttl: Math.max(1, secondsLeft * 1000) });
    } catch {
      verified.delete(token);
    }
    return identity;
  };
}

async function verifyIdentity(publicKey: KeyObject, token: string) {
  try {
    const { payload } = await jwtVerify(token, publicKey, {
      issuer,
      audience,
      algorithms: ['EdDSA'],
      requiredClaims: ['exp', 'iat'],
      maxTokenAge: `${lifetimeSeconds}s`,
    });
    const viewer = viewerFrom(payload.viewer);
    const endsAt = Math.min((payload.exp as number) * 1000, endOfGrant(viewer));
    return {
      identity: { viewer, requestId: String(payload.rid) },
      secondsLeft: (endsAt - Date.now()) / 1000,
    };
  } catch (error) {
    if (!(error instanceof errors.JOSEError) && !(error instanceof TypeError)) throw error;
    throw identityNotAccepted();
  }
}

/** Nobody sent by the gateway: there is no identity, or no proof that it is meant for this fetch. */
export function identityRequired(): HubError {
  return new HubError(
    'IDENTITY_REQUIRED',
    'This subgraph answers the gateway only. Send the operation to the gateway instead.',
  );
}

export function identityNotAccepted(): HubError {
  return new HubError(
    'IDENTITY_NOT_ACCEPTED',
    'The signed identity of this request is forged, expired or meant for someone else.',
  );
}

/** When the grant that the viewer uses ends, which may be before the identity does. */
function endOfGrant(viewer: Viewer | null): number {
  if (!viewer?.grant) return Number.POSITIVE_INFINITY;
  const endsAt = Date.parse(viewer.grant.expiresAt);
  if (!(endsAt > Date.now())) throw new TypeError('grant');
  return endsAt;
}

/** The signature vouches for the claims; the role is checked again because scopes follow from it. */
function viewerFrom(claims: unknown): Viewer | null {
  if (claims === null) return null;
  const viewer = claims as ViewerClaims;
  if (!isRole(viewer.role)) throw new TypeError('role');
  return createViewer(viewer);
}
