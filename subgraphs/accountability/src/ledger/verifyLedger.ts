import type { Keyring } from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { createHeadSeal } from './createHeadSeal';
import { columnsOf, type RecordBody } from './draftRecord';
import { broken } from './faults';
import { genesis, type Head } from './Head';
import { nameBreak } from './nameBreak';
import { readPages, type StoredRecord } from './readPages';
import { subjectsDigest } from './subjectHashes';
import { chainHash, readHead } from './writeChain';

/** A ledger that is whole, as far as its own head and the anchors reach. */
export interface VerifiedLedger {
  readonly count: number;
  readonly head: Head;
}

/**
 * Recomputes a whole ledger: the chain, the columns and the subjects of each record against its body, the
 * signature of the head, and whether it holds what the anchors name. Records that are appended meanwhile
 * do no harm. Reads in pages.
 * @throws HubError LEDGER_BROKEN with `seq` and `fault` of the first broken link
 */
export async function verifyLedger(
  database: DataSource,
  keyring: Keyring,
  anchors: readonly Head[] = [],
): Promise<VerifiedLedger> {
  const seal = createHeadSeal(keyring);
  const head = await readHead(database.manager);
  const anchored = new Map<number, Set<string>>();
  for (const { seq, hash } of anchors)
    anchored.set(seq, (anchored.get(seq) ?? new Set()).add(hash));
  let last = { seq: genesis.seq, hash: genesis.hash };
  for await (const page of readPages(database, head?.seq ?? 0)) {
    for (const [index, record] of page.entries()) {
      if (record.seq !== last.seq + 1) throw broken('MISSING', last.seq + 1);
      if (chainHash(last.hash, record.body) !== record.hash) {
        throw broken(nameBreak(last.hash, page.slice(index)), record.seq);
      }
      checkRecord(record);
      // Copies may name the same record, and say different things of it once a ledger was written anew.
      for (const hash of anchored.get(record.seq) ?? []) {
        if (hash !== record.hash) throw broken('EDITED', record.seq);
      }
      last = record;
    }
  }
  if (!head) throw broken('FORGED HEAD', last.seq);
  if (last.seq < head.seq) throw broken('TRUNCATED', last.seq + 1);
  if (head.hash !== last.hash || !seal.isSigned(head)) throw broken('FORGED HEAD', head.seq);
  for (const anchor of anchors) {
    if (!seal.isSigned(anchor)) throw broken('FORGED ANCHOR', anchor.seq);
    if (anchor.seq > head.seq) throw broken('TRUNCATED', head.seq + 1);
  }
  await checkBeyondHead(database);
  return { count: head.seq, head };
}

/** Whether columns and subjects are those that the body tells. */
function checkRecord({ seq, body, columns, subjects }: StoredRecord): void {
  const told = JSON.parse(body) as RecordBody;
  const expected = columnsOf(told);
  const isSame = Object.entries(expected).every(
    ([column, value]) => columns[column as keyof typeof columns] === value,
  );
  if (!isSame) throw broken('EDITED', seq);
  if (told.subjects.count !== subjects.length) throw broken('SUBJECTS', seq);
  if (told.subjects.digest !== subjectsDigest(subjects)) throw broken('SUBJECTS', seq);
}

/** Looks for what no head covers; each question is one statement, whose answer no writer can change. */
async function checkBeyondHead(database: DataSource): Promise<void> {
  for (const [table, fault] of [
    ['ledger_record', 'INSERTED'],
    ['ledger_subject', 'SUBJECTS'],
  ] as const) {
    const [row] = await database.query(
      `SELECT MIN(r.seq) AS seq FROM ${table} r WHERE r.seq < 1 OR r.seq > (SELECT h.seq FROM ledger_head h WHERE h.id = 1)`,
    );
    if (row.seq !== null) throw broken(fault, row.seq);
  }
}
