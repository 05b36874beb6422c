import { parseArgs } from 'node:util';
import type { DemoClaims } from '@civicgraph/gateway';
import { HubError, quote, roleFromText, roles } from '@civicgraph/shared';

/**
 * Reads the arguments of `npm run token`: `--role analyst [--region CODE] [--grid CODE]
 * [--department CODE] [--case ID] [--subject REF] [--debug]`; region, grid and case may be repeated.
 * @throws HubError ROLE_UNKNOWN, ARGUMENT_INVALID
 */
export function parseTokenArguments(words: readonly string[]): DemoClaims {
  const values = readWords(words);
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
    debug: values.debug,
  };
}

function readWords(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      options: {
        role: { type: 'string' },
        region: { type: 'string', multiple: true },
        grid: { type: 'string', multiple: true },
        department: { type: 'string' },
        case: { type: 'string', multiple: true },
        subject: { type: 'string' },
        debug: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `${(error as Error).message.split('\n')[0]} Expected --role NAME [--region CODE] [--grid CODE] [--department CODE] [--case ID] [--subject REF] [--debug].`,
    );
  }
}
