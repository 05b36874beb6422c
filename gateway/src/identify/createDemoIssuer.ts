import { createHash, createPublicKey } from 'node:crypto';
import { HubError, quote, roleFromText, roles } from '@civicgraph/shared';
import { jwtVerify, SignJWT } from 'jose';
import { openKeyFile } from './keyFile';
import { rememberTokens } from './rememberTokens';
import type { TokenVerifier } from './TokenVerifier';
import { verifyToken } from './verifyToken';
import { debugScope, viewerFromClaims } from './viewerFromClaims';

/** What a demo token should say; see `Viewer` for the meaning of each claim. */
export interface DemoClaims {
  /** A role of the access matrix, in any case, with '-' or '_'. */
  readonly role: string;
  /** The account id; made up from the role when absent. */
  readonly sub?: string | undefined;
  readonly regions?: readonly string[] | undefined;
  readonly grids?: readonly string[] | undefined;
  readonly department?: string | undefined;
  readonly cases?: readonly string[] | undefined;
  readonly subject?: string | undefined;
  /** What requests are for that do not say so themselves. */
  readonly purpose?: string | undefined;
  /** Gives the token the scope `hub:debug`: answers then tell how they were made. */
  readonly debug?: boolean | undefined;
  /** 30 days when absent. */
  readonly lifetimeSeconds?: number | undefined;
}

/** Issues and verifies tokens with one local key, for a hub that has no identity provider. */
export interface DemoIssuer extends TokenVerifier {
  /** @throws HubError as `verify` does: it never issues what it would not accept. */
  issueToken(claims: DemoClaims): Promise<string>;
}

const rules = {
  issuer: 'civicgraph-demo',
  audience: 'civicgraph',
  algorithms: ['EdDSA'],
} as const;
/** Two demo viewers whose claims differ are two accounts. */
function accountOf(role: string, claims: Omit<DemoClaims, 'role' | 'sub'>): string {
  const { regions = [], grids = [], department = '', cases = [], subject = '' } = claims;
  const text = JSON.stringify([regions, grids, department, cases, subject]);
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12);
  return `demo-${role.toLowerCase()}-${hash}`;
}

const thirtyDays = 30 * 24 * 60 * 60;

/** @throws HubError CONFIGURATION_INVALID when the key file cannot be used. */
export async function createDemoIssuer(options: { readonly keyFile: string }): Promise<DemoIssuer> {
  const privateKey = await openKeyFile(options.keyFile);
  const publicKey = createPublicKey(privateKey);
  return {
    async issueToken({ lifetimeSeconds = thirtyDays, debug, ...given }) {
      const role = roleFromText(given.role);
      if (!role) {
        throw new HubError(
          'ROLE_UNKNOWN',
          `There is no role ${quote(given.role)}. Expected one of ${roles.join(', ')}.`,
        );
      }
      const claims = {
        ...given,
        role,
        sub: given.sub ?? accountOf(role, given),
        ...(debug && { scope: debugScope }),
      };
      viewerFromClaims(claims);
      const now = Math.floor(Date.now() / 1000);
      return new SignJWT(claims)
        .setProtectedHeader({ alg: 'EdDSA', typ: 'JWT' })
        .setIssuer(rules.issuer)
        .setAudience(rules.audience)
        .setIssuedAt(now)
        .setExpirationTime(now + lifetimeSeconds)
        .sign(privateKey);
    },
    ...rememberTokens((token) =>
      verifyToken(token, rules, (text, verification) => jwtVerify(text, publicKey, verification)),
    ),
  };
}
