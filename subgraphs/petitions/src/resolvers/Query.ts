import { allOf, type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
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
    const { sql, parameters } = allOf(
      ownListScope(viewer),
      status ? { sql: 'status = ?', parameters: [status] } : null,
      page.after === null ? null : { sql: 'petition_id > ?', parameters: [page.after] },
    );
    const rows: PetitionRow[] = await database.query(
      `SELECT ${petitionColumns.join(',')} FROM petition WHERE ${sql} ORDER BY petition_id LIMIT ${page.limit + 1}`,
      [...parameters],
    );
    return toConnection('myPetitions', page, rows, ({ petition_id }) => petition_id);
  },

  /** Every text takes the same way, so that neither answer nor time tells a near miss. */
  petitionByQueryCode(
    _: unknown,
    { queryCode }: { queryCode: string },
    { loaders }: PetitionsContext,
  ) {
    return loaders.petitionByQueryCode.load(hashQueryCode(queryCode));
  },
};
