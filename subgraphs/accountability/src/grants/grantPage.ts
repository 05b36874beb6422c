import {
  allOf,
  type Condition,
  type Connection,
  type PageArguments,
  parsePage,
  toConnection,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { type GrantRow, type GrantState, grantColumns, instant } from './GrantRow';
import { isInState } from './grantScope';

export interface GrantPageOptions {
  /** Names the list, for its cursors. */
  readonly list: string;
  readonly condition: Condition;
  readonly state?: GrantState | null | undefined;
  readonly paging: PageArguments;
}

/** A page of grants, the latest first. */
export async function grantPage(
  database: DataSource,
  { list, condition, state, paging }: GrantPageOptions,
): Promise<Connection<GrantRow>> {
  const page = parsePage(list, paging);
  const { sql, parameters } = allOf(
    condition,
    state ? isInState(state, instant(Date.now())) : null,
    page.after === null ? null : { sql: 'grant_id < ?', parameters: [page.after] },
  );
  const rows: GrantRow[] = await database.query(
    `SELECT ${grantColumns.join(',')} FROM access_grant WHERE ${sql} ORDER BY grant_id DESC LIMIT ${page.limit + 1}`,
    [...parameters],
  );
  return toConnection(list, page, rows, ({ grant_id }) => grant_id);
}
