import { open, rename } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { failureName, makeFolder } from '@civicgraph/shared';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { HeadSeal } from './createHeadSeal';
import type { Head } from './Head';
import { readAnchor } from './readAnchor';

export interface AnchorOptions {
  readonly file: string;
  readonly database: DataSource;
  readonly seal: HeadSeal;
  readonly logger: Logger;
}

/**
 * Keeps the latest head outside of the database, so that a database that is put back to an old copy, with
 * a head that was signed once, does not pass for whole.
 */
export interface Anchor {
  keep(head: Head): void;
  /** Writes what is due. */
  close(): Promise<void>;
}

const intervalMs = 1_000;
let drafts = 0;

export function createAnchor({ file, database, seal, logger }: AnchorOptions): Anchor {
  const draft = `${file}.${process.pid}-${drafts++}`;
  let latest: Head | null = null;
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  let writtenAt = 0;
  let state: 'UNKNOWN' | 'OURS' | 'FOREIGN' = 'UNKNOWN';

  /** An anchor of records that this ledger does not have is evidence: it stays as it is. */
  async function isOurs(): Promise<boolean> {
    if (state !== 'UNKNOWN') return state === 'OURS';
    const standing = await readAnchor(file);
    state = !standing || (await holds(database, seal, standing)) ? 'OURS' : 'FOREIGN';
    if (state === 'FOREIGN') {
      logger.error(
        { file: resolve(file), seq: standing?.seq },
        'the ledger lacks the record that the anchor names: run "npm run ledger:verify"; move the file away if the database was replaced on purpose',
      );
    }
    return state === 'OURS';
  }

  async function write(): Promise<void> {
    const head = latest;
    latest = null;
    if (!head || !(await isOurs())) return;
    const standing = await readAnchor(file);
    // Another process may have kept a later one.
    if (standing && standing.seq >= head.seq) return;
    makeFolder(dirname(resolve(file)), 0o700);
    const handle = await open(draft, 'w', 0o600);
    try {
      await handle.writeFile(`${JSON.stringify(head)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(draft, file);
  }

  function writeNow(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    writtenAt = Date.now();
    writing = writing.then(write).catch((error) => {
      logger.error(
        { file: resolve(file), error: failureName(error) },
        'the anchor of the ledger is not kept',
      );
    });
    return writing;
  }

  return {
    keep(head) {
      latest = head;
      if (timer) return;
      const wait = Math.max(0, writtenAt + intervalMs - Date.now());
      timer = setTimeout(writeNow, wait).unref();
    },
    close: writeNow,
  };
}

async function holds(database: DataSource, seal: HeadSeal, { seq, hash, signature }: Head) {
  if (!seal.isSigned({ seq, hash, signature })) return false;
  const [row] = await database.query('SELECT hash FROM ledger_record WHERE seq = ?', [seq]);
  return seq === 0 || row?.hash === hash;
}
