import { HubError, type Viewer } from '@civicgraph/shared';
import { errors, type JWTPayload, type JWTVerifyOptions } from 'jose';
import { viewerFromClaims } from './viewerFromClaims';

/** What every token has to say, whoever issued it; `exp` so that none lives for ever. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** The only signature algorithms that count; a list of the hub's own, never the token's choice. */
  readonly algorithms: readonly string[];
}

export type VerifySignature = (
  token: string,
  options: JWTVerifyOptions,
) => Promise<{ payload: JWTPayload }>;

/** A viewer, and until when the token that said so holds. */
export interface VerifiedToken {
  readonly viewer: Viewer;
  /** Milliseconds since 1970 UTC. */
  readonly expiresAt: number;
}

/** Verifies a token and translates every way it can fail into a coded error. */
export async function verifyToken(
  token: string,
  rules: TokenRules,
  verifySignature: VerifySignature,
): Promise<VerifiedToken> {
  try {
    const { payload } = await verifySignature(token, {
      issuer: rules.issuer,
      audience: rules.audience,
      algorithms: [...rules.algorithms],
      requiredClaims: ['exp'],
      clockTolerance: 5,
    });
    return { viewer: viewerFromClaims(payload), expiresAt: Number(payload.exp) * 1000 };
  } catch (error) {
    throw refusal(error);
  }
}

/** An error of the key server is not the client's fault and stays what it is. */
function refusal(error: unknown): unknown {
  if (error instanceof errors.JWTExpired) {
    return new HubError('TOKEN_EXPIRED', 'The bearer token has expired. Fetch a new one.');
  }
  if (error instanceof errors.JWTInvalid || error instanceof errors.JWSInvalid) {
    return new HubError(
      'TOKEN_MALFORMED',
      'The bearer token is not a signed JWT. Expected three base64url parts joined by dots.',
    );
  }
  if (error instanceof errors.JWTClaimValidationFailed) {
    return notAccepted(`its claim "${error.claim}" is missing or not what the hub expects`);
  }
  if (error instanceof errors.JOSEAlgNotAllowed || error instanceof errors.JOSENotSupported) {
    return notAccepted('it is signed with an algorithm that the hub does not accept');
  }
  if (
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys
  ) {
    return notAccepted('no key of the issuer made its signature');
  }
  return error;
}

function notAccepted(reason: string): HubError {
  return new HubError(
    'TOKEN_NOT_ACCEPTED',
    `The bearer token is not accepted: ${reason}. Use a token that was issued for this hub.`,
  );
}
