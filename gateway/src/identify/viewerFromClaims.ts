import {
  createViewer,
  type ErrorCode,
  HubError,
  isId,
  parseGridCode,
  parseRegionCode,
  parseUscc,
  quote,
  type Role,
  roleFromText,
  roles,
  type Viewer,
} from '@civicgraph/shared';
import { parsePurpose } from './parsePurpose';

/** Lets a viewer see the plans of the gateway in `extensions.plan`. */
export const debugScope = 'hub:debug';
const longestId = 128;

/**
 * Builds the viewer from the claims of a token whose signature, age, issuer and audience have been
 * verified already; this function checks only what the claims say.
 *
 * @throws HubError ROLE_UNKNOWN, PURPOSE_UNKNOWN, PURPOSE_NOT_ALLOWED, or CLAIM_INVALID with the claim's
 * name in `extensions.claim`.
 */
export function viewerFromClaims(claims: Readonly<Record<string, unknown>>): Viewer {
  const role = roleOf(claims.role);
  return createViewer({
    id: requiredId(claims.sub),
    role,
    regions: list(claims, 'regions', parseRegionCode),
    grids: list(claims, 'grids', parseGridCode),
    department: optional(claims, 'department', parseUscc),
    cases: list(claims, 'cases', (value) => id('cases', value)),
    subject: optional(claims, 'subject', (value) => id('subject', value)),
    purpose: optional(claims, 'purpose', (value) => parsePurpose(value, role)),
    ...(mayDebug(claims.scope) && { debug: true }),
  });
}

/** Codes that say of a claim what is wrong with it; others are of codes that stand in many places. */
const ownCodes: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'CLAIM_INVALID',
  'PURPOSE_UNKNOWN',
  'PURPOSE_NOT_ALLOWED',
]);

/** `scope` holds words with spaces between (RFC 8693, section 4.2); most are nothing to the hub. */
function mayDebug(scope: unknown): boolean {
  return typeof scope === 'string' && scope.split(' ').includes(debugScope);
}

function roleOf(value: unknown): Role {
  const known = typeof value === 'string' ? roleFromText(value) : undefined;
  if (known) return known;
  throw new HubError(
    'ROLE_UNKNOWN',
    `The token's "role" is ${quote(value)}. Expected one of ${roles.join(', ')}.`,
  );
}

function requiredId(value: unknown): string {
  if (typeof value === 'string') return id('sub', value);
  throw claimInvalid('sub', 'is missing. Expected a stable account id.');
}

function list(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  parse: (value: string) => string,
): readonly string[] {
  const value = claims[claim] ?? [];
  if (!Array.isArray(value)) throw claimInvalid(claim, 'is not a list of strings.');
  return value.map((entry) => checked(claim, entry, parse));
}

function optional<Value extends string>(
  claims: Readonly<Record<string, unknown>>,
  claim: string,
  parse: (value: string) => Value,
): Value | null {
  const value = claims[claim] ?? null;
  return value === null ? null : checked(claim, value, parse);
}

function checked<Value extends string>(
  claim: string,
  value: unknown,
  parse: (value: string) => Value,
): Value {
  if (typeof value !== 'string') throw claimInvalid(claim, `holds ${quote(value)}, not a string.`);
  try {
    return parse(value);
  } catch (error) {
    if (!(error instanceof HubError) || ownCodes.has(error.code)) throw error;
    throw claimInvalid(claim, `is not usable. ${error.message}`);
  }
}

/** An id may identify a person, so a bad one is not quoted. */
function id(claim: string, value: string): string {
  if (isId(value, longestId)) return value;
  throw claimInvalid(claim, 'holds an id with a space or an unusual character, or a too long one.');
}

function claimInvalid(claim: string, fault: string): HubError {
  return new HubError('CLAIM_INVALID', `The claim "${claim}" of the token ${fault}`, { claim });
}
