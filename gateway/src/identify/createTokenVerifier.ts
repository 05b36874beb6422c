import { HubError, quote } from '@civicgraph/shared';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import { rememberTokens } from './rememberTokens';
import type { TokenVerifier } from './TokenVerifier';
import { verifyToken } from './verifyToken';

export interface TokenVerifierOptions {
  /** Where the identity provider publishes its keys (RFC 7517). */
  readonly jwksUrl: string;
  readonly issuer: string;
  readonly audience: string;
}

/** Asymmetric algorithms only: a shared secret would let every verifier issue tokens. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'ES384', 'PS256', 'RS256'];

/**
 * Verifies tokens of an identity provider; its keys are fetched on first use and kept.
 * @throws HubError CONFIGURATION_INVALID when `jwksUrl` is not a web address.
 */
export function createTokenVerifier(options: TokenVerifierOptions): TokenVerifier {
  const { jwksUrl, issuer, audience } = options;
  if (!/^https?:/.test(jwksUrl) || !URL.canParse(jwksUrl)) {
    throw new HubError(
      'CONFIGURATION_INVALID',
      `The address of the identity provider's keys is ${quote(jwksUrl)}. Expected a URL such as "https://id.example/jwks".`,
    );
  }
  const keys = createRemoteJWKSet(new URL(jwksUrl), { timeoutDuration: 5000 });
  return rememberTokens((token) =>
    verifyToken(token, { issuer, audience, algorithms }, (text, rules) =>
      jwtVerify(text, keys, rules),
    ),
  );
}
