/**
 * The roles of the access matrix (`docs/model/access-matrix.csv`), spelled as its columns are.
 * A role is what an identity provider may assert; scopes are what the schema asks for.
 */
export const roles = [
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
] as const;

export type Role = (typeof roles)[number];

export function isRole(value: unknown): value is Role {
  return roles.includes(value as Role);
}

/** Reads a role as people type it (`analyst`, `mh-care`); `undefined` when there is no such role. */
export function roleFromText(text: string): Role | undefined {
  // Letters beyond ASCII could become these when they are put into upper case.
  if (!/^[A-Za-z_-]+$/.test(text)) return undefined;
  const role = text.toUpperCase().replaceAll('-', '_');
  return isRole(role) ? role : undefined;
}
