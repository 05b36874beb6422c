import type { EncryptedTable } from '@civicgraph/shared';

/** Whoever reads the database alone learns neither who petitions nor what about. */
export const encrypted: readonly EncryptedTable[] = [
  { table: 'petitioner', key: 'petition_id', columns: ['name', 'contact', 'address'] },
  { table: 'petition_content', key: 'petition_id', columns: ['content'] },
];
