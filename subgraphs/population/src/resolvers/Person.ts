import { hasScope, type Viewer } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { PersonRow, ResidenceRow } from '../queries/rows';
import { type AgeBandCode, ageBandOf, ageOn } from '../statistics/ageBand';

/**
 * A person is reached by a sealed reference only, so whoever guesses one, or has one of somebody
 * else's, meets nobody.
 */
export const Person = {
  __resolveReference(
    { ref }: { ref: unknown },
    { viewer, references, loaders }: PopulationContext,
  ): Promise<PersonRow | null> | null {
    if (typeof ref !== 'string' || !mayFollow(viewer)) return null;
    const id = references.open(viewer, 'Person', ref);
    return id === null ? null : loaders.personByRef.load(id);
  },
  ref: (person: PersonRow, _: unknown, { viewer, references }: PopulationContext): string =>
    references.seal(viewer, 'Person', person.ref),
  citizenId: (person: PersonRow): string | null => person.citizen_id,
  birthDate: (person: PersonRow): string | null => person.birth_date,
  birthYear: (person: PersonRow): number | null =>
    person.birth_date === null ? null : Number(person.birth_date.slice(0, 4)),
  async ageBand(
    person: PersonRow,
    _: unknown,
    { loaders }: PopulationContext,
  ): Promise<AgeBandCode | null> {
    return person.birth_date === null
      ? null
      : ageBandOf(ageOn(person.birth_date, await loaders.today()));
  },
  currentResidence: (
    person: PersonRow,
    _: unknown,
    { loaders }: PopulationContext,
  ): Promise<ResidenceRow | null> => loaders.residenceByPerson.load(person.ref),
};

/** Whether the viewer may read `ref`: entities are resolved before the rules of their fields are. */
function mayFollow(viewer: Viewer): boolean {
  return hasScope(viewer, 'person:ref') || hasScope(viewer, 'grant:person');
}
