import { type Connection, type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { PersonRow, VisitRow } from '../queries/rows';
import { visitsOn } from '../queries/visitsOn';
import { householdMembers } from './householdMembers';

export const Query = {
  me: (
    _root: unknown,
    _arguments: unknown,
    { viewer, loaders }: PopulationContext,
  ): Promise<PersonRow | null> | null =>
    viewer.subject === null ? null : loaders.personByRef.load(viewer.subject),
  // Nothing leads from a grant or a reference to a person yet.
  grantedPerson: (): null => null,
  person: (): null => null,
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
