import {
  allOf,
  type Condition,
  type Connection,
  HubError,
  type Page,
  type PageArguments,
  parsePage,
  quote,
  toConnection,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import type { RecordBody } from '../ledger/draftRecord';

/** A record of the ledger, as lists show it. */
export type EventNode = RecordBody & { readonly seq: number };

export interface EventPageOptions {
  /** Names the list, for its cursors. */
  readonly list: string;
  readonly paging: PageArguments;
  /** Which records; the ledger is `r`. */
  readonly condition: Condition;
  /** Whom they are about, by any of these hashes; without it, whomever. */
  readonly subjects?: readonly string[] | undefined;
  /** Further tables, joined to `r`. */
  readonly joins?: string;
}

/** A page of records, the latest first, in one statement. */
export async function eventPage(
  database: DataSource,
  { list, paging, condition, subjects, joins = '' }: EventPageOptions,
): Promise<Connection<EventNode>> {
  const page = parsePage(list, paging);
  const aboutSomebody = subjects && isAbout(subjects);
  const { sql, parameters } = allOf(condition, aboutSomebody, comesAfter(page));
  // Of one person the index of subjects gives the numbers; they are few.
  const from = aboutSomebody
    ? 'ledger_subject s JOIN ledger_record r ON r.seq = s.seq'
    : 'ledger_record r';
  const rows: { seq: number; body: string }[] = await database.query(
    `SELECT r.seq, r.body FROM ${from} ${joins} WHERE ${sql} ORDER BY r.seq DESC LIMIT ${page.limit + 1}`,
    [...parameters],
  );
  const nodes = rows.map(({ seq, body }) => ({ ...(JSON.parse(body) as RecordBody), seq }));
  return toConnection(list, page, nodes, ({ seq }) => String(seq));
}

function isAbout(hashes: readonly string[]): Condition {
  return { sql: `s.subject_hash IN (${hashes.map(() => '?').join(',')})`, parameters: hashes };
}

/** @throws HubError CURSOR_MALFORMED */
function comesAfter({ after }: Page): Condition | null {
  if (after === null) return null;
  if (/^\d{1,15}$/.test(after)) return { sql: 'r.seq < ?', parameters: [Number(after)] };
  throw new HubError(
    'CURSOR_MALFORMED',
    `Unknown cursor for ${quote(after)}. Expected an "endCursor" of the same list.`,
  );
}
