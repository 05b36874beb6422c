import {
  HubError,
  isDeclared,
  type Refusal,
  type Requirement,
  refusalError,
} from '@civicgraph/shared';
import { GraphQLError } from 'graphql';
import type { Authority } from './Authority';
import { noRequirement } from './FieldPolicy';

/** Why a field is not read, and what it would take. */
export interface Denial {
  readonly code: Refusal | 'LEDGER_UNAVAILABLE';
  /** `Type.field`. */
  readonly field: string;
  /** What is not met. */
  readonly requirement: Requirement;
}

/** The denial of a field for an authority; undefined for a field that it may read. */
export function denialOf(
  field: string,
  { scopes, policies, purposes }: Requirement,
  authority: Authority,
): Denial | undefined {
  const missing = scopes.filter((group) => !authority.holds(group));
  if (missing.length > 0) return denied('SCOPE_MISSING', field, { scopes: missing });
  const unmet = policies.filter((group) => !authority.meets(group));
  if (unmet.length > 0) return denied('FORBIDDEN', field, { policies: unmet });
  if (isDeclared(purposes, authority.purpose)) return undefined;
  return denied('PURPOSE_REQUIRED', field, { purposes });
}

/** A denial for some of what a field may ask for. */
export function denied(
  code: Denial['code'],
  field: string,
  unmet: Partial<Requirement> = {},
): Denial {
  return { code, field, requirement: { ...noRequirement, ...unmet } };
}

/** The denial as the client is told of it, at a place of the answer. */
export function denialError(denial: Denial, path: readonly (string | number)[]): GraphQLError {
  const { message, extensions } = errorOf(denial);
  return new GraphQLError(message, { path: [...path], extensions });
}

function errorOf({ code, field, requirement }: Denial): HubError {
  if (code !== 'LEDGER_UNAVAILABLE') return refusalError(code, field, requirement);
  return new HubError(
    code,
    `"${field}" holds personal data, and the record of this read cannot be written now. Try again in a moment.`,
    { field },
  );
}
