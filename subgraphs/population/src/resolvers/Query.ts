import { type Connection, type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { PersonRow, VisitRow } from '../queries/rows';
import { visitsOn } from '../queries/visitsOn';
import { householdMembers } from './householdMembers';
import { openPerson } from './openPerson';

export const Query = {
  me: (
    _root: unknown,
    _arguments: unknown,
    { viewer, loaders }: PopulationContext,
  ): Promise<PersonRow | null> | null =>
    viewer.subject === null ? null : loaders.personByRef.load(viewer.subject),
  person: (_root: unknown, { ref }: { ref: string }, context: PopulationContext) =>
    openPerson(context, ref),
  grantedPerson: (
    _root: unknown,
    _arguments: unknown,
    { loaders }: PopulationContext,
  ): Promise<PersonRow | null> => loaders.grantedPerson(),
  householdMembers: (
    _root: unknown,
    { dwellingCode, ...page }: PageArguments & { dwellingCode: string },
    context: PopulationContext,
  ) => householdMembers(context, dwellingCode, parsePage('householdMembers', page)),
  async myVisits(
    _root: unknown,
    { on, ...pageArguments }: PageArguments & { on?: string | null },
    { database, viewer, loaders }: PopulationContext,
  ): Promise<Connection<VisitRow>> {
    const page = parsePage('myVisits', pageArguments);
    const visits = await visitsOn(database, viewer.grids, on ?? (await loaders.today()), page);
    return toConnection('myVisits', page, visits, ({ visit_id }) => visit_id);
  },
};
