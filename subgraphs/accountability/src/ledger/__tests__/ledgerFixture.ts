import {
  type AccessEntry,
  type DatabaseUrl,
  generateKeyring,
  openDatabase,
  parseKeyring,
} from '@civicgraph/shared';
import pino from 'pino';
import type { DataSource } from 'typeorm';
import { accountabilityDatabase } from '../../accountabilityDatabase';

export const keyring = parseKeyring(generateKeyring('test'));
export const logger = pino({ level: 'silent' });

let made = 0;

/** A database with a ledger of its own, which several data sources may open. */
export function freshLedger(): (url: DatabaseUrl) => Promise<DataSource> {
  made += 1;
  const name = `ledger-${made}`;
  return (url) => openDatabase(url, { ...accountabilityDatabase, name });
}

/** What the gateway tells of a read of two persons, with whatever a test is about. */
export function entryOf(entry: Partial<AccessEntry> = {}): AccessEntry {
  return {
    kind: 'READ',
    requestId: 'request-1',
    viewer: 'worker-1',
    role: 'MH_CARE',
    department: '11990101MB0000000A',
    purpose: 'CARE_DELIVERY',
    grant: null,
    caseRef: 'CC-990101-000001',
    operation: 'OwnCases',
    operationHash: 'a'.repeat(64),
    policyVersion: 'v1',
    subjects: [
      { type: 'Person', key: 'P1' },
      { type: 'Person', key: 'P2' },
    ],
    fields: ['Person.name', 'Person.phone'],
    count: 2,
    code: null,
    ...entry,
  };
}
