import { allOf, anyOf, type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';
import type { GrantState } from './GrantRow';

const own = (viewer: Viewer): Condition => isOneOf('viewer', [viewer.id]);

/** The grants that a viewer asked for. */
export const ownGrants = own;

/** The grants that a viewer may approve: an administrator those of the own department, an auditor all. */
export function watchedGrants({ role, department }: Viewer): Condition {
  if (role === 'AUDITOR') return allOf();
  if (role !== 'DEPT_ADMIN' || department === null) return nothing;
  return isOneOf('department', [department]);
}

/** Everything a viewer may have to do with. */
export function reachableGrants(viewer: Viewer): Condition {
  return anyOf([own(viewer), watchedGrants(viewer)]);
}

/** Grants in a state, as `stateOf` tells it. */
export function isInState(state: GrantState, now: string): Condition {
  switch (state) {
    case 'ACTIVE':
      return { sql: "state = 'ACTIVE' AND expires_at > ?", parameters: [now] };
    case 'EXPIRED':
      return { sql: "state = 'ACTIVE' AND expires_at <= ?", parameters: [now] };
    default:
      return isOneOf('state', [state]);
  }
}
