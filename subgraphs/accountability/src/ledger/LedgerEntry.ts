import type { AccessEntry } from '@civicgraph/shared';

/** A step of a grant: who did what to it. `operation` is the name of the mutation. */
export interface GrantEntry extends Omit<AccessEntry, 'kind'> {
  readonly kind: 'GRANT';
  /** What was asked or decided, without what names a person. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** What the ledger records: reads and refusals, which the gateway tells, and the steps of grants. */
export type LedgerEntry = AccessEntry | GrantEntry;
