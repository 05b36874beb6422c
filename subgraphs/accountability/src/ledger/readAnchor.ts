import { readFile } from 'node:fs/promises';
import { HubError, quote } from '@civicgraph/shared';
import type { Head } from './Head';

/**
 * Reads the head that an anchor file keeps; null when there is no such file. Whether it was signed is not
 * looked at here.
 * @throws HubError LEDGER_BROKEN when the file is no anchor
 */
export async function readAnchor(file: string): Promise<Head | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
  const head = parse(text);
  if (head) return head;
  throw new HubError(
    'LEDGER_BROKEN',
    `The file ${quote(file)} is no anchor of a ledger. Expected what the gateway wrote there; find out who changed it.`,
    { fault: 'FORGED ANCHOR' },
  );
}

function parse(text: string): Head | null {
  try {
    const { seq, hash, signature } = JSON.parse(text) as Record<keyof Head, unknown>;
    if (!Number.isSafeInteger(seq) || typeof hash !== 'string') return null;
    return typeof signature === 'string' ? { seq: seq as number, hash, signature } : null;
  } catch {
    return null;
  }
}
