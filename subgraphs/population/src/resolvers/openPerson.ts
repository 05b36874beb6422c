import { hasScope } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { PersonRow } from '../queries/rows';

/**
 * The person that a reference stands for. One that was guessed, or sealed for somebody else, stands for nobody.
 * Residents meet themselves only: others of their household are shown by `householdMembers`.
 */
export function openPerson(
  { viewer, references, loaders }: PopulationContext,
  reference: unknown,
): Promise<PersonRow | null> | null {
  const mayMeet = hasScope(viewer, 'person:ref') || hasScope(viewer, 'grant:person');
  if (typeof reference !== 'string' || !mayMeet) return null;
  const ref = references.open(viewer, 'Person', reference);
  if (ref === null || (viewer.role === 'SUBJECT' && ref !== viewer.subject)) return null;
  return loaders.personByRef.load(ref);
}
