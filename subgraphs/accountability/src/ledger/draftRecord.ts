import type { Purpose, Role, SubjectKey } from '@civicgraph/shared';
import type { LedgerEntry } from './LedgerEntry';
import { subjectsDigest } from './subjectHashes';

/** A record as its body tells it; what queries filter by stands in columns too. */
export interface RecordBody {
  /** An instant in UTC, `YYYY-MM-DDTHH:MM:SS.mmmZ`. */
  readonly at: string;
  readonly caseRef: string | null;
  readonly code: string | null;
  readonly count: number;
  readonly department: string | null;
  readonly detail: Readonly<Record<string, string | number | null>> | null;
  readonly fields: readonly string[];
  readonly grant: string | null;
  readonly kind: LedgerEntry['kind'];
  readonly operation: string | null;
  readonly operationHash: string | null;
  readonly policyVersion: string | null;
  readonly purpose: Purpose | null;
  readonly requestId: string;
  readonly role: Role | null;
  readonly subjects: { readonly count: number; readonly digest: string };
  readonly viewer: string | null;
}

/** The columns of a record that repeat what its body says. */
export interface RecordColumns {
  readonly at: string;
  readonly kind: string;
  readonly viewer: string | null;
  readonly role: string | null;
  readonly department: string | null;
  readonly purpose: string | null;
  readonly grant_id: string | null;
  readonly code: string | null;
  readonly records: number;
}

/** A record before it has its place in the chain. */
export interface Draft {
  /** Canonical JSON (RFC 8785) of the record. */
  readonly body: string;
  readonly columns: RecordColumns;
  /** Hashes of the subjects. */
  readonly subjects: readonly string[];
}

/** No name is longer in earnest; a longer one would not fit and take the records beside it along. */
const longestName = 200;

/**
 * @param hashSubject what stands for a person in the ledger
 * @param now milliseconds since 1970 in UTC
 */
export function draftRecord(
  hashSubject: (subject: SubjectKey) => string,
  entry: LedgerEntry,
  now: number,
): Draft {
  // A person who came under two references is one.
  const subjects = [...new Set(entry.subjects.map(hashSubject))];
  // The keys in the order of RFC 8785, so that `JSON.stringify` writes the canonical form.
  const body: RecordBody = {
    at: new Date(now).toISOString(),
    caseRef: cut(entry.caseRef),
    code: entry.code,
    count: entry.count,
    department: entry.department,
    detail: entry.kind === 'GRANT' ? inOrder(entry.detail) : null,
    fields: entry.fields,
    grant: cut(entry.grant),
    kind: entry.kind,
    operation: cut(entry.operation),
    operationHash: entry.operationHash,
    policyVersion: cut(entry.policyVersion),
    purpose: entry.purpose,
    requestId: entry.requestId.slice(0, longestName),
    role: entry.role,
    subjects: { count: subjects.length, digest: subjectsDigest(subjects) },
    viewer: cut(entry.viewer),
  };
  return { body: JSON.stringify(body), columns: columnsOf(body), subjects };
}

export function columnsOf(body: RecordBody): RecordColumns {
  return {
    at: body.at,
    kind: body.kind,
    viewer: body.viewer,
    role: body.role,
    department: body.department,
    purpose: body.purpose,
    grant_id: body.grant,
    code: body.code,
    records: body.count,
  };
}

function cut(text: string | null): string | null {
  return text === null ? null : text.slice(0, longestName);
}

function inOrder<Value>(record: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
