import { type Purpose, purposesOf, roles, type Scope, scopesOf } from '@civicgraph/shared';

/** What those who hold a scope are there for; without a scope, those who may ask for a grant. */
export function purposesFor(scope: Scope | null): Purpose[] {
  const holders = roles.filter((role) => scopesOf(role).includes(scope ?? 'access:request'));
  return [...new Set(holders.map((role) => purposesOf(role)[0]))];
}
