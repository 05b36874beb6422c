import type { LedgerFault } from './faults';
import type { StoredRecord } from './readPages';
import { chainHash } from './writeChain';

/**
 * What is wrong where a record does not follow on the one before, as far as its neighbours tell.
 * @param previous the hash of the last record that is whole
 * @param rest the record that does not follow, and those after it
 */
export function nameBreak(previous: string, rest: readonly StoredRecord[]): LedgerFault {
  const [first] = rest;
  const successor = rest.find(({ body, hash }, index) => {
    const expected = chainHash(previous, body);
    return index > 0 && (expected === hash || expected === first?.hash);
  });
  if (!first || !successor) return 'EDITED';
  // The true next record stands further on. Has the one in its place a place of its own?
  const belongs = rest.some(({ hash }) => {
    const expected = chainHash(hash, first.body);
    return rest.some((record) => record.hash === expected);
  });
  return belongs || chainHash(previous, successor.body) === first.hash ? 'REORDERED' : 'INSERTED';
}
