import { type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { Status } from '../codeLists';
import { hashQueryCode } from '../hashQueryCode';
import type { PetitionsContext } from '../loaders';
import { type PetitionRow, petitionColumns } from '../PetitionRow';
import { ownListScope } from '../petitionScope';

export const Query = {
  async myPetitions(
    _: unknown,
    { status, ...paging }: PageArguments & { status?: Status | null },
    { database, viewer }: PetitionsContext,
  ) {
    const page = parsePage('myPetitions', paging);
    const scope = ownListScope(viewer);
    const where = [`(${scope.sql})`];
    const parameters: (string | number)[] = [...scope.parameters];
    if (status) {
      where.push('status = ?');
      parameters.push(status);
    }
    if (page.after !== null) {
      where.push('petition_id > ?');
      parameters.push(page.after);
    }
    const rows: PetitionRow[] = await database.query(
      `SELECT ${petitionColumns.join(',')} FROM petition WHERE ${where.join(' AND ')} ORDER BY petition_id LIMIT ${page.limit + 1}`,
      parameters,
    );
    return toConnection('myPetitions', page, rows, ({ petition_id }) => petition_id);
  },

  /** Every text takes the same way, so that neither answer nor time tells a near miss. */
  async petitionByQueryCode(
    _: unknown,
    { queryCode }: { queryCode: string },
    { loaders }: PetitionsContext,
  ) {
    const [petition] = await loaders.petitionByQueryCode.load(hashQueryCode(queryCode));
    return petition ?? null;
  },
};
