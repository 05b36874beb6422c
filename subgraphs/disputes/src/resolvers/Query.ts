import { allOf, type PageArguments, parsePage, toConnection } from '@civicgraph/shared';
import type { DisputeStatus } from '../codeLists';
import { type DisputeRow, disputeColumns } from '../DisputeRow';
import { disputeScope } from '../disputeScope';
import type { DisputesContext } from '../loaders';

export const Query = {
  async myDisputes(
    _: unknown,
    { status, ...paging }: PageArguments & { readonly status?: DisputeStatus | null },
    { database, viewer }: DisputesContext,
  ) {
    const page = parsePage('myDisputes', paging);
    const { sql, parameters } = allOf(
      disputeScope(viewer),
      status ? { sql: 'status = ?', parameters: [status] } : null,
      page.after === null ? null : { sql: 'dispute_id > ?', parameters: [page.after] },
    );
    const rows: DisputeRow[] = await database.query(
      `SELECT ${disputeColumns.join(', ')} FROM dispute WHERE ${sql} ORDER BY dispute_id LIMIT ${page.limit + 1}`,
      [...parameters],
    );
    return toConnection('myDisputes', page, rows, ({ dispute_id }) => dispute_id);
  },

  dispute: (
    _: unknown,
    { disputeId }: { readonly disputeId: string },
    { loaders }: DisputesContext,
  ) => loaders.disputeById.load(disputeId),
};
