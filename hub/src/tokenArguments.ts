import { type DemoClaims, parsePurpose } from '@civicgraph/gateway';
import {
  HubError,
  type Purpose,
  purposesOf,
  quote,
  type Role,
  roleFromText,
  roles,
} from '@civicgraph/shared';
import { readArguments } from './readArguments';

const options = {
  role: { type: 'string' },
  region: { type: 'string', multiple: true },
  grid: { type: 'string', multiple: true },
  department: { type: 'string' },
  case: { type: 'string', multiple: true },
  subject: { type: 'string' },
  purpose: { type: 'string' },
  debug: { type: 'boolean' },
} as const;
const expected =
  '--role NAME [--region CODE] [--grid CODE] [--department CODE] [--case ID] [--subject REF] [--purpose NAME] [--debug]';

/** The claims of a demo token, whose purpose is one that its role may declare. */
export type TokenClaims = DemoClaims & { readonly purpose: Purpose | undefined };

/**
 * Reads the arguments of `npm run token`: `--role analyst [--region CODE] [--grid CODE]
 * [--department CODE] [--case ID] [--subject REF] [--purpose NAME] [--debug]`; region, grid and case may be
 * repeated. The purpose is what the role is there for, unless another or `none` is given.
 * @throws HubError ROLE_UNKNOWN, PURPOSE_UNKNOWN, PURPOSE_NOT_ALLOWED, ARGUMENT_INVALID
 */
export function parseTokenArguments(words: readonly string[]): TokenClaims {
  const values = readArguments(options, expected, words);
  const role = values.role === undefined ? undefined : roleFromText(values.role);
  if (!role) {
    const known = roles.map((name) => name.toLowerCase().replaceAll('_', '-')).join(', ');
    throw new HubError(
      'ROLE_UNKNOWN',
      `Unknown role ${quote(values.role ?? '')}. Expected ${known}.`,
    );
  }
  return {
    role,
    regions: values.region,
    grids: values.grid,
    department: values.department,
    cases: values.case,
    subject: values.subject,
    purpose: purposeOf(values.purpose, role),
    debug: values.debug,
  };
}

function purposeOf(text: string | undefined, role: Role): Purpose | undefined {
  if (text === 'none') return undefined;
  return text === undefined ? purposesOf(role)[0] : parsePurpose(text, role);
}
