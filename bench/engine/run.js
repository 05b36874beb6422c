'use strict';
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { startChild, stopChildren } = require('./children/startChild');
const { installPackages } = require('./installPackages');
const { measurePlanning } = require('./planning/measurePlanning');
const { measureWorkload } = require('./measureWorkload');
const { OptionError, readOptions } = require('./readOptions');
const { figuresOf, planningTable, table } = require('./tables');
const { readWorkloads } = require('./workloads');

const folder = mkdtempSync(join(tmpdir(), 'civicgraph-bench-'));
const report = (line) => process.stderr.write(`${line}\n`);

/** What our gateway costs, beside two others, before the same subgraphs. See ../README.md. */
async function main() {
  const { rounds, seconds, workloads, engines, json } = readOptions(process.argv.slice(2));
  installPackages(report);
  const subgraphs = startChild(join(__dirname, 'subgraphs', 'process.js'));
  const client = startChild(join(__dirname, 'load', 'process.js'));
  report('the subgraphs fill their databases');
  const facts = { ...(await subgraphs.call('open', { folder })), folder };
  const asked = readWorkloads(workloads);
  const results = {};
  for (const workload of asked) {
    results[workload.name] = await measureWorkload(workload, {
      engines,
      rounds,
      seconds,
      subgraphs,
      facts,
      client,
      report,
    });
    if (!json) process.stdout.write(table(workload.name, results[workload.name]));
  }
  if (json) {
    process.stdout.write(`${JSON.stringify(figuresOf(results), null, 2)}\n`);
    return;
  }
  const planning = await measurePlanning(asked, { engines, facts, report });
  if (planning) process.stdout.write(planningTable(planning));
}

async function end(code) {
  await stopChildren();
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
  process.exit(code);
}

for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
]) {
  process.once(signal, () => end(code));
}

main().then(
  () => end(0),
  (error) => {
    const isMistake = error instanceof OptionError;
    report(isMistake ? error.message : error.stack);
    return end(isMistake ? 2 : 1);
  },
);
