import type { DataSource } from 'typeorm';
import type { RecordColumns } from './draftRecord';

/** A record with its subjects, as it is stored. */
export interface StoredRecord {
  readonly seq: number;
  readonly body: string;
  readonly hash: string;
  readonly columns: RecordColumns;
  readonly subjects: readonly string[];
}

const pageSize = 500;

/** Reads the records up to a number in order, some hundreds at once. */
export async function* readPages(
  database: DataSource,
  until: number,
): AsyncGenerator<readonly StoredRecord[]> {
  for (let after = 0; after < until; ) {
    const rows: (RecordColumns & { seq: number; body: string; hash: string })[] =
      await database.query(
        `SELECT seq, body, hash, at, kind, viewer, role, department, purpose, grant_id, code, records FROM ledger_record WHERE seq > ? AND seq <= ? ORDER BY seq LIMIT ${pageSize}`,
        [after, until],
      );
    const last = rows.at(-1)?.seq;
    if (last === undefined) return;
    const subjects = await readSubjects(database, after, last);
    yield rows.map(({ seq, body, hash, ...columns }) => ({
      seq,
      body,
      hash,
      columns,
      subjects: subjects.get(seq) ?? [],
    }));
    after = last;
  }
}

async function readSubjects(database: DataSource, after: number, last: number) {
  const rows: { seq: number; subject_hash: string }[] = await database.query(
    'SELECT seq, subject_hash FROM ledger_subject WHERE seq > ? AND seq <= ? ORDER BY seq',
    [after, last],
  );
  const subjects = new Map<number, string[]>();
  for (const { seq, subject_hash } of rows) {
    const hashes = subjects.get(seq);
    if (hashes) hashes.push(subject_hash);
    else subjects.set(seq, [subject_hash]);
  }
  return subjects;
}
