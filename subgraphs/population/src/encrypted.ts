import type { EncryptedTable } from '@civicgraph/shared';

/** Whoever reads the database alone learns neither who somebody is nor how to reach them. */
export const encrypted: readonly EncryptedTable[] = [
  {
    table: 'person',
    key: 'ref',
    columns: ['name', 'citizen_id', 'phone'],
    indexes: [{ column: 'citizen_id_index', of: 'citizen_id', kind: 'citizenId' }],
  },
];
