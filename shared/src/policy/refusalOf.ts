import { HubError } from '../errors';
import { hasScope, type Purpose, type Viewer } from '../viewer';
import type { Access, FieldMask, Requirement } from './ElementPolicy';
import { meetsPolicy } from './viewerPolicies';

/** What decides whether a viewer reads a field: the policies of the field, its type and whatever else adds one. */
export interface FieldAccess extends Requirement {
  readonly masks: readonly FieldMask[];
}

export type Refusal = 'SCOPE_MISSING' | 'FORBIDDEN' | 'PURPOSE_REQUIRED';

/** Why an identified viewer may not read a field; null when the viewer may. */
export function refusalOf(
  viewer: Viewer,
  { scopes, policies, purposes }: Requirement,
): Refusal | null {
  if (!meets(scopes, (scope) => hasScope(viewer, scope))) return 'SCOPE_MISSING';
  if (!meets(policies, (policy) => meetsPolicy(viewer, policy))) return 'FORBIDDEN';
  return isDeclared(purposes, viewer.purpose) ? null : 'PURPOSE_REQUIRED';
}

/** The masks that a viewer sees a field through. */
export function masksFor(viewer: Viewer, masks: readonly FieldMask[]): readonly FieldMask[] {
  if (masks.length === 0) return masks;
  return masks.filter(({ unless }) => !isOneMet(unless, (scope) => hasScope(viewer, scope)));
}

/** Whether one alternative is there of which all names are held; of none there is none. */
export function isOneMet(alternatives: Access[number], holds: (name: string) => boolean): boolean {
  return alternatives.some((all) => all.every(holds));
}

/** Whether a request with this purpose declares one of each list. */
export function isDeclared(purposes: Requirement['purposes'], purpose: Purpose | null): boolean {
  return purposes.every((anyOf) => purpose !== null && anyOf.includes(purpose));
}

/**
 * A refusal as the viewer is told of it, with what the field asks for.
 * @param field `Person.name`
 */
export function refusalError(
  refusal: Refusal,
  field: string,
  { scopes, policies, purposes }: Requirement,
): HubError {
  switch (refusal) {
    case 'SCOPE_MISSING':
      return new HubError(
        'SCOPE_MISSING',
        `This viewer may not read "${field}". Expected the scope ${told(scopes)}.`,
        { field, requiredScopes: scopes },
      );
    case 'FORBIDDEN':
      return new HubError(
        'FORBIDDEN',
        `This viewer may not read "${field}". Expected the policy ${told(policies)} to be met.`,
        { field, requiredPolicies: policies },
      );
    case 'PURPOSE_REQUIRED': {
      const fitting = fittingPurposes(purposes);
      const expected =
        fitting.length > 0
          ? `Expected a request that declares ${fitting.join(' or ')} with the header "x-purpose".`
          : 'They exclude each other: correct the schema.';
      return new HubError(
        'PURPOSE_REQUIRED',
        `"${field}" is read for certain purposes only. ${expected}`,
        { field, purposes: fitting },
      );
    }
  }
}

/** Those that meet every list; a request declares one. */
function fittingPurposes([first = [], ...others]: Requirement['purposes']): readonly Purpose[] {
  return first.filter((purpose) => others.every((anyOf) => anyOf.includes(purpose)));
}

function meets(access: Access, holds: (name: string) => boolean): boolean {
  return access.every((alternatives) => isOneMet(alternatives, holds));
}

/** `"a and b or c" and "d"`. */
function told(access: Access): string {
  return access
    .map((group) => `"${group.map((all) => all.join(' and ')).join(' or ')}"`)
    .join(' and ');
}
