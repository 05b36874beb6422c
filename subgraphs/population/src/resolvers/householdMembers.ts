import {
  allOf,
  type Condition,
  type Connection,
  isOneOf,
  type Page,
  toConnection,
} from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import type { PersonRow } from '../queries/rows';
import { ageOn } from '../statistics/ageBand';
import { openDwelling } from './Dwelling';

const ageOfMajority = 18;

/** A person with the stay that the page is ordered by. */
export interface Member extends PersonRow {
  readonly residenceId: string;
}

/** Those who live in a dwelling, when the viewer is its grid worker or a grown-up of the household. */
export async function householdMembers(
  context: PopulationContext,
  given: string,
  page: Page,
): Promise<Connection<Member>> {
  const code = await allowedDwelling(context, given);
  const rows =
    code === null
      ? []
      : await context.loaders.residentsOfDwelling.load({
          parent: code,
          page,
          condition: whoLivesThere(context),
        });
  const persons = await Promise.all(
    rows.map((row) => context.loaders.personByRef.load(row.person_ref)),
  );
  const members = rows.flatMap((row, i): Member[] => {
    const person = persons[i];
    return person ? [{ ...person, residenceId: String(row.id) }] : [];
  });
  return toConnection('householdMembers', page, members, ({ residenceId }) => residenceId);
}

/** The plain code of a dwelling whose household this viewer may see; null for any other. */
async function allowedDwelling(context: PopulationContext, given: string): Promise<string | null> {
  const { viewer, loaders } = context;
  if (viewer.role !== 'SUBJECT') return openDwelling(context, given);
  if (viewer.subject === null) return null;
  const [person, residence] = await Promise.all([
    loaders.personByRef.load(viewer.subject),
    loaders.residenceByPerson.load(viewer.subject),
  ]);
  const own = residence?.dwelling_code ?? null;
  if (own === null || (given !== own && openDwelling(context, given) !== own)) return null;
  const birthDate = person?.birth_date ?? null;
  const isAdult = birthDate !== null && ageOn(birthDate, await loaders.today()) >= ageOfMajority;
  return isAdult ? own : null;
}

/** Stays that last; for a grid worker, of own grids. */
function whoLivesThere({ viewer }: PopulationContext): Condition {
  return allOf(
    { sql: 'until IS NULL', parameters: [] },
    viewer.role === 'GRID' ? isOneOf('grid_code', viewer.grids) : null,
  );
}
