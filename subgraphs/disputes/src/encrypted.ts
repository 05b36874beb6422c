import type { EncryptedTable } from '@civicgraph/shared';

/** Whoever reads the database alone does not learn what a dispute is about. */
export const encrypted: readonly EncryptedTable[] = [
  { table: 'dispute_summary', key: 'dispute_id', columns: ['summary'] },
];
