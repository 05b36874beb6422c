import type { TokenInfo } from '../answers';
import { operation } from '../Operation';

export const tokenFields = 'id role subgraph label createdAt expiresAt revokedAt lastUsedAt';

export const tokensOperation = operation<
  { readonly tokens: readonly TokenInfo[] },
  { readonly subgraph: string | undefined }
>(`query Tokens($subgraph: String) { tokens(subgraph: $subgraph) { ${tokenFields} } }`);

/** The answer holds the secret of the token, this once. */
export const createTokenOperation = operation<
  { readonly createToken: { readonly token: TokenInfo; readonly secret: string } },
  {
    readonly input: {
      readonly subgraph: string | undefined;
      readonly owner: string | undefined;
      readonly label: string;
      readonly days: number | undefined;
    };
  }
>(`mutation CreateToken($input: CreateTokenInput!) {
  createToken(input: $input) { token { ${tokenFields} } secret }
}`);

export const revokeTokenOperation = operation<
  { readonly revokeToken: TokenInfo },
  { readonly id: string }
>(`mutation RevokeToken($id: ID!) { revokeToken(id: $id) { ${tokenFields} } }`);
