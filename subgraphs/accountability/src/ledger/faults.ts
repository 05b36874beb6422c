import { HubError } from '@civicgraph/shared';

/** What may be wrong with a ledger. */
const ledgerFaults = {
  EDITED: 'is not what was recorded',
  MISSING: 'was removed',
  REORDERED: 'stands in the place of another',
  INSERTED: 'was never recorded by the hub',
  TRUNCATED: 'and all that came after it were removed',
  SUBJECTS: 'has lost subjects, or was given others',
  'FORGED HEAD': 'is said to be the last, by a head that the hub did not sign',
  'FORGED ANCHOR': 'is named by an anchor that the hub did not sign',
} as const;

export type LedgerFault = keyof typeof ledgerFaults;

/** Names a broken link, in the message and in `extensions`. */
export function broken(fault: LedgerFault, seq: number): HubError {
  return new HubError(
    'LEDGER_BROKEN',
    `${fault}: record ${seq} ${ledgerFaults[fault]}. Keep this database as evidence, and compare it with a copy.`,
    { seq, fault },
  );
}
