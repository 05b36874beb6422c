import type { CatalogueEntry, CatalogueSource, CatalogueUse } from '@civicgraph/shared';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import { insertHandMadeRows, petitionOffice } from '../../__tests__/handMadeRows';

/** A code that nobody listed, of the petition office. */
export const newCode = `${petitionOffice}-009`;

export const silent = pino({ level: 'silent' });

/** An entry that a schema states; of the petition office and of nobody's listing, unless told otherwise. */
export function entryOf(changes: Partial<CatalogueEntry> = {}): CatalogueEntry {
  return {
    code: newCode,
    name: '接访安排信息',
    shareType: 'CONDITIONAL',
    legalBasis: '《信访工作条例》第二条',
    updateCycle: 'WEEKLY',
    dataLevel: 'IMPORTANT',
    provider: petitionOffice,
    subgraph: 'reception',
    version: 1,
    acceptedAt: new Date('2026-05-20T06:30:00Z'),
    fields: [],
    indicators: [],
    ...changes,
  };
}

/** A version of the supergraph of one registry. */
export const at = (version: number, registry = 'one'): CatalogueSource => ({ registry, version });

export function useOf(changes: Partial<CatalogueUse> = {}): CatalogueUse {
  return {
    resourceCode: 'R1',
    operationName: 'Overview',
    operationHash: 'a'.repeat(64),
    department: null,
    lastUsedOn: '2026-10-30',
    count: 1,
    ...changes,
  };
}

const written = [
  'data_resource',
  'data_resource_field',
  'data_resource_indicator',
  'data_resource_use',
  'published_catalogue',
] as const;

/** Every row that the registry may write. */
export async function dump(database: DataSource): Promise<Record<string, unknown[]>> {
  const tables: Record<string, unknown[]> = {};
  for (const table of written) {
    tables[table] = await database.query(`SELECT * FROM ${table} ORDER BY 1, 2`);
  }
  return tables;
}

/** Leaves of a directory of rows made by hand what departments listed, and nothing published. */
export async function resetDirectory(database: DataSource): Promise<void> {
  for (const table of written.slice(0, -1)) await database.query(`DELETE FROM ${table}`);
  await database.query("UPDATE published_catalogue SET registry = '', supergraph_version = 0");
  await insertHandMadeRows(database, ['data_resource', 'data_resource_indicator']);
}
