import {
  allOf,
  type Condition,
  type Connection,
  type PageArguments,
  parsePage,
  toConnection,
} from '@civicgraph/shared';
import type { AccountabilityContext } from '../loaders';
import type { BrokenGrant } from './BrokenGrant';
import { type GrantState, instant } from './GrantRow';
import { isInState } from './grantScope';
import { readGrants } from './readGrants';
import type { SealedGrant } from './sealGrant';

export interface GrantPageOptions {
  /** Names the list, for its cursors. */
  readonly list: string;
  readonly condition: Condition;
  readonly state?: GrantState | null | undefined;
  readonly paging: PageArguments;
}

/** A page of grants, the latest first; in the place of a broken one is its error, which the others outlive. */
export async function grantPage(
  context: AccountabilityContext,
  { list, condition, state, paging }: GrantPageOptions,
): Promise<Connection<SealedGrant | BrokenGrant>> {
  const page = parsePage(list, paging);
  const grants = await readGrants(context.database, context, {
    condition: allOf(
      condition,
      state ? isInState(state, instant(Date.now())) : null,
      page.after === null ? null : { sql: 'grant_id < ?', parameters: [page.after] },
    ),
    limit: page.limit + 1,
  });
  return toConnection(list, page, grants, ({ grant_id }) => grant_id);
}
