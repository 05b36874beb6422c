import { HubError } from '@civicgraph/shared';

const bearer = /^Bearer +([A-Za-z0-9._~+/=-]+) *$/i;

/**
 * Reads the token of an `Authorization: Bearer` header (RFC 6750, section 2.1).
 * @throws HubError UNAUTHENTICATED without such a header, TOKEN_MALFORMED when it holds no token.
 */
export function bearerToken(header: string | undefined): string {
  if (!header || !/^Bearer\b/i.test(header)) {
    throw new HubError(
      'UNAUTHENTICATED',
      'The request carries no bearer token. Send the header "Authorization: Bearer <token>".',
    );
  }
  const token = bearer.exec(header)?.[1];
  if (token) return token;
  throw new HubError(
    'TOKEN_MALFORMED',
    'The Authorization header does not hold a token. Expected "Bearer", a space and a signed JWT.',
  );
}
