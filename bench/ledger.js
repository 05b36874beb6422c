'use strict';
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const pino = require('pino');
const { parseDatabaseUrl } = require('../shared/dist');
const { openAccountability } = require('../subgraphs/accountability/dist');
const { keyring } = require('./keys');

const records = 2000;
const atOnce = [1, 4, 16, 64];

/** As an answer to a care worker with three cases has it. */
const entry = {
  kind: 'READ',
  viewer: 'bench',
  role: 'CARE_OTHER',
  department: '11990101000101039R',
  purpose: 'CARE_DELIVERY',
  grant: null,
  caseRef: null,
  operation: 'OwnCases',
  operationHash: 'a'.repeat(64),
  policyVersion: '0123456789abcdef',
  subjects: ['P1', 'P2', 'P3'].map((key) => ({ type: 'Person', key })),
  fields: [
    'CareCase.category',
    'CareCase.endsOn',
    'CareCase.subject',
    'Person.name',
    'Person.phone',
  ],
  count: 12,
  code: null,
};

/** `npm run bench:ledger [-- --database URL]`: what a durable record costs, by how many are asked for at once. */
async function main() {
  const { values } = parseArgs({ options: { database: { type: 'string' } } });
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-'));
  const ledger = await openAccountability({
    databaseUrl: parseDatabaseUrl(values.database ?? `sqlite:${folder}`),
    keyring,
    logger: pino({ level: 'error' }, pino.destination(2)),
  });
  await measure(ledger, 16);
  process.stdout.write('at once   CPU us/record   wall us/record   wait ms\n');
  for (const count of atOnce) {
    const { cpu, wall } = await measure(ledger, count);
    const row = [count, cpu.toFixed(0), wall.toFixed(0), ((wall * count) / 1000).toFixed(1)];
    const [first, ...others] = row.map(String);
    process.stdout.write(`${first.padEnd(7)}${others.map((cell) => cell.padStart(14)).join('')}\n`);
  }
  await ledger.close();
  rmSync(folder, { recursive: true, force: true });
}

/** @returns microseconds a record, of the processor and of the clock */
async function measure(ledger, count) {
  let left = records;
  const begin = performance.now();
  const before = process.cpuUsage();
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      await ledger.record({ ...entry, requestId: `bench-${left}` });
    }
  };
  await Promise.all(Array.from({ length: count }, worker));
  const { user, system } = process.cpuUsage(before);
  return {
    cpu: (user + system) / records,
    wall: ((performance.now() - begin) * 1000) / records,
  };
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
