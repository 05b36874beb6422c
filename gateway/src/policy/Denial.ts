import type { Access, ErrorCode, Purpose } from '@civicgraph/shared';
import { GraphQLError } from 'graphql';
import type { Authority } from './Authority';
import type { Requirement } from './FieldPolicy';

/** Why a field is not read, and what it would take. */
export interface Denial {
  readonly code: Extract<
    ErrorCode,
    'FORBIDDEN' | 'SCOPE_MISSING' | 'PURPOSE_REQUIRED' | 'LEDGER_UNAVAILABLE'
  >;
  /** `Type.field`. */
  readonly field: string;
  readonly requiredScopes?: Access;
  readonly requiredPolicies?: Access;
  readonly purposes?: readonly Purpose[];
}

/** The denial of a field for an authority; undefined for a field that it may read. */
export function denialOf(
  field: string,
  { scopes, policies, purposes }: Requirement,
  authority: Authority,
): Denial | undefined {
  const requiredScopes = scopes.filter((group) => !authority.holds(group));
  if (requiredScopes.length > 0) return { code: 'SCOPE_MISSING', field, requiredScopes };
  const requiredPolicies = policies.filter((group) => !authority.meets(group));
  if (requiredPolicies.length > 0) return { code: 'FORBIDDEN', field, requiredPolicies };
  const { purpose } = authority;
  if (purposes.every((anyOf) => purpose !== null && anyOf.includes(purpose))) return undefined;
  const [first = [], ...others] = purposes;
  const inAll = first.filter((one) => others.every((anyOf) => anyOf.includes(one)));
  return { code: 'PURPOSE_REQUIRED', field, purposes: inAll };
}

/** The denial as the client is told of it, at a place of the answer. */
export function denialError(denial: Denial, path: readonly (string | number)[]): GraphQLError {
  const { code, ...context } = denial;
  return new GraphQLError(messageOf(denial), {
    path: [...path],
    extensions: { code, ...context },
  });
}

function messageOf({ code, field, requiredScopes = [], requiredPolicies = [], purposes }: Denial) {
  const nobody = '"none, which nobody holds"';
  switch (code) {
    case 'SCOPE_MISSING':
      return `This viewer may not read "${field}". Expected the scope ${alternativesText(requiredScopes) || nobody}.`;
    case 'FORBIDDEN':
      return `This viewer may not read "${field}". Expected the policy ${alternativesText(requiredPolicies) || nobody} to be met.`;
    case 'PURPOSE_REQUIRED':
      return `"${field}" is not read for the purpose that this request declares. Expected the header "x-purpose" to be ${purposes?.map((one) => `"${one}"`).join(' or ') || nobody}.`;
    case 'LEDGER_UNAVAILABLE':
      return `"${field}" holds personal data, and the record of this read cannot be written now. Try again in a moment.`;
  }
}

function alternativesText(groups: Access): string {
  return groups
    .map((group) => group.map((all) => `"${all.join(' and ')}"`).join(' or ') || '')
    .filter((text) => text !== '')
    .join(' and ');
}
