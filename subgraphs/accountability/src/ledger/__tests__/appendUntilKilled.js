'use strict';
const { openDatabase, parseKeyring } = require('@civicgraph/shared');
const pino = require('pino');
const { accountabilityDatabase, createLedger } = require('../../../dist');

/**
 * Appends to a ledger under load until it is killed, and tells its parent of each entry once that is durable.
 * Runs the compiled sources: `node appendUntilKilled.js '{"url": ..., "keys": ..., "round": ...}'`.
 */
async function main({ url, keys, round, anchorFile }) {
  const database = await openDatabase(url, accountabilityDatabase);
  const logger = pino({ level: 'silent' });
  const ledger = createLedger(database, { keyring: parseKeyring(keys), anchorFile, logger });
  let made = 0;
  const worker = async () => {
    for (;;) {
      made += 1;
      const requestId = `${round}-${made}`;
      await ledger.append(entryOf(requestId, made));
      process.send(requestId);
    }
  };
  await Promise.all(Array.from({ length: 16 }, worker));
}

function entryOf(requestId, number) {
  return {
    kind: 'READ',
    requestId,
    viewer: 'worker',
    role: 'MH_CARE',
    department: null,
    purpose: 'CARE_DELIVERY',
    grant: null,
    caseRef: null,
    operation: null,
    operationHash: null,
    policyVersion: null,
    subjects: Array.from({ length: number % 5 }, (_, index) => ({
      type: 'Person',
      key: `P${index}`,
    })),
    fields: ['Person.name'],
    count: 1,
    code: null,
  };
}

void main(JSON.parse(process.argv[2]));
