import type { PopulationContext } from '../loaders';
import type { PersonRow, ResidenceRow } from '../queries/rows';
import { type AgeBandCode, ageBandOf, ageOn } from '../statistics/ageBand';
import { openPerson } from './openPerson';

export const Person = {
  __resolveReference: ({ ref }: { ref: unknown }, context: PopulationContext) =>
    openPerson(context, ref),
  ref: (person: PersonRow, _: unknown, { viewer, references }: PopulationContext): string =>
    references.seal(viewer, 'Person', person.ref),
  name: ({ name }: PersonRow, _: unknown, { cipher }: PopulationContext): string | null =>
    cipher.decrypt('person.name', name),
  citizenId: (person: PersonRow, _: unknown, { cipher }: PopulationContext): string | null =>
    cipher.decrypt('person.citizen_id', person.citizen_id),
  phone: ({ phone }: PersonRow, _: unknown, { cipher }: PopulationContext): string | null =>
    cipher.decrypt('person.phone', phone),
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
