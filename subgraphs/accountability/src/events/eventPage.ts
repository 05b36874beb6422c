import {
  allOf,
  type Condition,
  type Connection,
  HubError,
  isOneOf,
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

/** The hashes that one person has, or the number of a record about some. */
export type Subjects = { readonly hashes: readonly string[] } | { readonly sameAs: number };

export interface EventPageOptions {
  /** Names the list, for its cursors. */
  readonly list: string;
  readonly paging: PageArguments;
  /** Which records; the ledger is `r`. */
  readonly condition: Condition;
  /** Whom they are about; without it, whomever. */
  readonly subjects?: Subjects | undefined;
  /** Further tables, joined to `r`. */
  readonly joins?: string;
}

/** A page of records, the latest first, in one statement. */
export async function eventPage(
  database: DataSource,
  { list, paging, condition, subjects, joins = '' }: EventPageOptions,
): Promise<Connection<EventNode>> {
  const page = parsePage(list, paging);
  const { sql, parameters } = allOf(condition, comesAfter(page));
  // Of a few persons the index of subjects gives the numbers. A record about several of them is found once.
  const about = subjects && recordsAbout(subjects);
  const from = about ? `(${about.sql}) s JOIN ledger_record r ON r.seq = s.seq` : 'ledger_record r';
  const rows: { seq: number; body: string }[] = await database.query(
    `SELECT r.seq, r.body FROM ${from} ${joins} WHERE ${sql} ORDER BY r.seq DESC LIMIT ${page.limit + 1}`,
    [...(about?.parameters ?? []), ...parameters],
  );
  const nodes = rows.map(({ seq, body }) => ({ ...(JSON.parse(body) as RecordBody), seq }));
  return toConnection(list, page, nodes, ({ seq }) => String(seq));
}

/** The numbers of the records about persons, each once. */
function recordsAbout(subjects: Subjects): Condition {
  if ('sameAs' in subjects) {
    return {
      sql: 'SELECT DISTINCT b.seq FROM ledger_subject a JOIN ledger_subject b ON b.subject_hash = a.subject_hash WHERE a.seq = ?',
      parameters: [subjects.sameAs],
    };
  }
  const { sql, parameters } = isOneOf('subject_hash', subjects.hashes);
  // A record has one hash of a person, whichever key it was made with.
  return { sql: `SELECT seq FROM ledger_subject WHERE ${sql}`, parameters };
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
