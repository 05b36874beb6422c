import type { Viewer } from '@civicgraph/shared';

/** Turns a bearer token into the viewer it vouches for. */
export interface TokenVerifier {
  /**
   * @throws HubError TOKEN_MALFORMED, TOKEN_EXPIRED, TOKEN_NOT_ACCEPTED, ROLE_UNKNOWN,
   * PURPOSE_UNKNOWN, PURPOSE_NOT_ALLOWED or CLAIM_INVALID. No message quotes the token.
   */
  verify(token: string): Promise<Viewer>;
}
