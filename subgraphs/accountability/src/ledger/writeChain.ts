import { createHash } from 'node:crypto';
import { HubError, insertRows, type Row } from '@civicgraph/shared';
import type { EntityManager, QueryRunner } from 'typeorm';
import type { HeadSeal } from './createHeadSeal';
import type { Draft } from './draftRecord';
import type { Head } from './Head';

/** The hash of a record: SHA-256 over the hash of the one before and its own body, in hex. */
export function chainHash(previous: string, body: string): string {
  return createHash('sha256').update(previous).update(body).digest('hex');
}

/**
 * Appends records to the chain, in a transaction that the caller commits: the head is moved on, and
 * the records and their subjects are inserted with one statement each.
 * @returns the new head, or null when the chain does not end at `from`, with nothing changed
 */
export async function writeChain(
  runner: QueryRunner,
  seal: HeadSeal,
  from: Head,
  drafts: readonly Draft[],
): Promise<Head | null> {
  const records: Row[] = [];
  const subjects: Row[] = [];
  let { seq, hash } = from;
  for (const draft of drafts) {
    seq += 1;
    hash = chainHash(hash, draft.body);
    records.push({ seq, body: draft.body, hash, ...draft.columns });
    for (const subject of draft.subjects) subjects.push({ subject_hash: subject, seq });
  }
  const head = seal.sign(seq, hash);
  // The head first: whoever moves it has the chain until the transaction ends.
  const { affected } = await runner.query(
    'UPDATE ledger_head SET seq = ?, hash = ?, signature = ? WHERE id = 1 AND hash = ?',
    [head.seq, head.hash, head.signature, from.hash],
    true,
  );
  if (affected !== 1) return null;
  await insertRows(runner.manager, 'ledger_record', records);
  await insertRows(runner.manager, 'ledger_subject', subjects);
  return head;
}

/**
 * Takes the chain for the rest of the transaction, and reads where it ends. Nothing is built on a head that
 * was not signed with a key of the ring, which would make a forgery part of the chain.
 * @throws HubError LEDGER_BROKEN
 */
export async function lockHead(runner: QueryRunner, seal: HeadSeal): Promise<Head> {
  await runner.query('UPDATE ledger_head SET seq = seq WHERE id = 1');
  const head = await readHead(runner.manager);
  if (head && seal.isSigned(head)) return head;
  throw new HubError(
    'LEDGER_BROKEN',
    'The head of the ledger is missing, or was not signed with a key of HUB_KEYS. Run "npm run ledger:verify", and check that every process has the same keys.',
    { fault: 'FORGED HEAD' },
  );
}

export async function readHead(manager: EntityManager): Promise<Head | undefined> {
  const [row] = await manager.query('SELECT seq, hash, signature FROM ledger_head WHERE id = 1');
  return row && { seq: row.seq, hash: row.hash, signature: row.signature };
}
