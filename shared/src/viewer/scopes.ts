import type { Grant } from './Grant';
import type { Role } from './roles';

/**
 * Which roles hold a scope of `@requiresScopes`. Each line restates a row of the access matrix as
 * far as a yes or no per field can say it; the row rules of the subgraphs say the rest ("own case",
 * "own grid"). A cell that needs a mask, a generalisation, a token or a grant is a no here.
 */
const holders = {
  'stats:general': [
    'DASH',
    'ANALYST',
    'GRID',
    'PETITION',
    'MEDIATOR',
    'MH_CARE',
    'CARE_OTHER',
    'POLICE',
    'DEPT_ADMIN',
    'AUDITOR',
    'SUBJECT',
  ],
  'stats:care': ['DASH', 'ANALYST', 'MH_CARE', 'CARE_OTHER', 'AUDITOR', 'SUBJECT'],
  'stats:petition': ['DASH', 'ANALYST', 'PETITION', 'DEPT_ADMIN', 'AUDITOR', 'SUBJECT'],
  'person:ref': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:name': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:citizen-id': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:phone': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:birth-date': ['SUBJECT'],
  'person:birth-year': ['MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:age-band': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:sex': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'person:kind': ['GRID', 'CARE_OTHER', 'SUBJECT'],
  'person:residence': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'dwelling:read': ['GRID', 'MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'household:read': ['GRID', 'SUBJECT'],
  'visit:own-grid': ['GRID'],
  'care:own-case': ['MH_CARE', 'CARE_OTHER', 'SUBJECT'],
  'petition:record': ['PETITION', 'DEPT_ADMIN', 'SUBJECT'],
  'petition:petitioner': ['PETITION', 'SUBJECT'],
  'petition:content': ['PETITION', 'SUBJECT'],
  'petition:rating': ['SUBJECT'],
  'petition:query-code': ['SUBJECT'],
  'petition:refer': ['PETITION'],
  'incident:jurisdiction': ['POLICE'],
  'subject:self': ['SUBJECT'],
  /** Nobody's by role: a request has it that uses a grant. */
  'grant:person': [],
  'access:own': [
    'GRID',
    'PETITION',
    'MEDIATOR',
    'MH_CARE',
    'CARE_OTHER',
    'POLICE',
    'DEPT_ADMIN',
    'AUDITOR',
  ],
  'access:request': ['GRID', 'MH_CARE', 'CARE_OTHER', 'POLICE'],
  'access:approve': ['DEPT_ADMIN', 'AUDITOR'],
  'access:counts': ['DEPT_ADMIN', 'AUDITOR'],
  'audit:read': ['AUDITOR'],
} as const satisfies Record<string, readonly Role[]>;

export type Scope = keyof typeof holders;

export const allScopes = Object.keys(holders) as readonly Scope[];

export function isScope(value: unknown): value is Scope {
  return typeof value === 'string' && Object.hasOwn(holders, value);
}

/** The scopes of a role, and those that a grant adds, in a fixed order. */
export function scopesOf(role: Role, grant: Grant | null = null): readonly Scope[] {
  return allScopes.filter(
    (scope) =>
      (holders[scope] as readonly Role[]).includes(role) ||
      (grant !== null && scope === 'grant:person'),
  );
}
