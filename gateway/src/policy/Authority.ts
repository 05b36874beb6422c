import { createHash } from 'node:crypto';
import { type Access, isOneMet, type Purpose, type Viewer } from '@civicgraph/shared';

/** What a request may do, as far as the policy of a supergraph asks: viewers of one authority share plans. */
export interface Authority {
  /** Equal for equal authorities. */
  readonly key: string;
  readonly purpose: Purpose | null;
  /** Whether one alternative is there of which the viewer holds all scopes. */
  holds(alternatives: Access[number]): boolean;
  /** The same, of named policies. */
  meets(alternatives: Access[number]): boolean;
}

/** Whether a viewer meets a policy by its name. One that nobody knows is met by nobody. */
export type PolicyJudge = (viewer: Viewer, policy: string) => boolean;

/**
 * @param policies the names that the supergraph uses
 * @returns the authority of a viewer; the same object for the same viewer
 */
export function createAuthorities(
  policies: readonly string[],
  isMet: PolicyJudge,
): (viewer: Viewer) => Authority {
  const known = new WeakMap<Viewer, Authority>();
  return (viewer) => {
    let authority = known.get(viewer);
    if (!authority) {
      authority = createAuthority(viewer, new Set(policies.filter((name) => isMet(viewer, name))));
      known.set(viewer, authority);
    }
    return authority;
  };
}

function createAuthority({ scopes: held, purpose }: Viewer, met: ReadonlySet<string>): Authority {
  const scopes = new Set<string>(held);
  return {
    key: createHash('sha256')
      .update(JSON.stringify([[...scopes].sort(), [...met].sort(), purpose]))
      .digest('base64url'),
    purpose,
    holds: (alternatives) => isOneMet(alternatives, (scope) => scopes.has(scope)),
    meets: (alternatives) => isOneMet(alternatives, (name) => met.has(name)),
  };
}
