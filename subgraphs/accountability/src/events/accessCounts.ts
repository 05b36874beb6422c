import {
  addMonths,
  allOf,
  type Condition,
  type Connection,
  isOneOf,
  type PageArguments,
  parsePage,
  parsePeriod,
  toConnection,
  type Viewer,
} from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';

/** The counts of a department; the empty text stands for none. */
export interface CountRow {
  readonly owner: string;
  readonly requests: number;
  readonly records: number;
  readonly refusals: number;
}

const list = 'accessCounts';
const department = "COALESCE(department, '')";

/** @throws HubError PERIOD_MALFORMED, PAGE_SIZE_INVALID, CURSOR_MALFORMED */
export async function accessCounts(
  { database, viewer }: AccountabilityContext,
  period: string,
  paging: PageArguments,
): Promise<Connection<CountRow>> {
  const page = parsePage(list, paging);
  const { firstMonth, lastMonth } = parsePeriod(period);
  const { sql, parameters } = allOf(
    { sql: "kind <> 'GRANT'", parameters: [] },
    { sql: 'at >= ? AND at < ?', parameters: [firstMonth, addMonths(lastMonth, 1)] },
    scope(viewer),
    page.after === null ? null : { sql: `${department} > ?`, parameters: [page.after.slice(1)] },
  );
  const rows: CountRow[] = await database.query(
    `SELECT ${department} AS owner,
      SUM(CASE WHEN kind = 'READ' THEN 1 ELSE 0 END) AS requests,
      SUM(CASE WHEN kind = 'READ' THEN records ELSE 0 END) AS records,
      SUM(CASE WHEN kind = 'REFUSAL' THEN records ELSE 0 END) AS refusals
    FROM ledger_record WHERE ${sql} GROUP BY ${department} ORDER BY ${department} LIMIT ${page.limit + 1}`,
    [...parameters],
  );
  return toConnection(list, page, rows, ({ owner }) => `=${owner}`);
}

/** An administrator sees the own department. */
function scope({ role, department: own }: Viewer): Condition | null {
  return role === 'AUDITOR' ? null : isOneOf('department', own === null ? [] : [own]);
}
