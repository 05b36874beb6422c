'use strict';
const { fork } = require('node:child_process');
const { mkdtempSync, readFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { setTimeout: wait } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const pino = require('pino');
const { createDemoIssuer, createGateway } = require('../../gateway/dist');
const { createCity, generateIdentityKeys, parseDatabaseUrl } = require('../../shared/dist');
const { composeSupergraph } = require('../../shared/dist/supergraph');
const { readExamples } = require('../../hub/dist/examples');
const { openAccess } = require('../../hub/dist/openAccess');
const { openHub } = require('../../hub/dist/openHub');
const { subgraphNames } = require('../../hub/dist/subgraphNames');
const { parseTokenArguments } = require('../../hub/dist/tokenArguments');
const { keyring, referenceKey } = require('../keys');
const { fakeRegistry } = require('./fakeRegistry');

const root = join(__dirname, '..', '..');
const steadyMs = 15_000;

/** What a new supergraph costs the requests that are served meanwhile. See README.md. */
async function main() {
  const { rounds, swaps, everyMs, concurrency, rollbackEvery } = readArguments();
  const texts = composeTexts(rounds * swaps + 1);
  const registry = fakeRegistry({
    version: 1,
    supergraphSdl: texts[0],
    subgraphs: subgraphNames.map((name) => ({ name, url: null })),
  });
  const { gateway, requests } = await openHubWith(registry);
  const client = fork(join(__dirname, 'load.js'), [], { execArgv: [] });
  client.send({ url: `${await gateway.listen()}/graphql`, requests, concurrency });
  const next = (phase) => client.send({ next: phase });
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const lag = {};
  const note = (phase) => {
    lag[phase] = [delays.percentile(99), delays.max].map((ns) => ns / 1e6);
    delays.reset();
  };
  await wait(steadyMs);
  const followed = [];
  const heaps = [];
  let published = 0;
  for (let round = 0; round < rounds; round += 1) {
    delays.reset();
    next(`steady ${round}`);
    await wait(steadyMs);
    note(`steady ${round}`);
    next(`swaps ${round}`);
    for (let swap = 1; swap <= swaps; swap += 1) {
      published += 1;
      const isRollback = rollbackEvery > 0 && swap % rollbackEvery === 0;
      const begun = performance.now();
      const version = registry.publish(texts[isRollback ? published - 2 : published]);
      while (gateway.supergraphVersion !== version) await wait(5);
      const took = performance.now() - begun;
      followed.push(took);
      await wait(Math.max(0, everyMs - took));
    }
    note(`swaps ${round}`);
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    heaps.push(`${Math.round(heapUsed / 1e6)}/${Math.round(rss / 1e6)}`);
  }
  client.send({ next: null });
  const phases = await new Promise((resolve) => client.once('message', resolve));
  client.disconnect();
  await gateway.close();
  followed.sort((a, b) => a - b);
  for (const [phase, { failures, ...figures }] of Object.entries(phases)) {
    const cells = Object.entries(figures).map(
      ([name, value]) => `${name} ${Math.round(value * 10) / 10}`,
    );
    const [p99, most] = lag[phase] ?? [0, 0];
    process.stdout.write(
      `${phase.padEnd(10)} ${cells.join('  ')}  loop p99 ${p99.toFixed(0)} most ${most.toFixed(0)}\n`,
    );
    for (const failure of failures) process.stdout.write(`  ${failure}\n`);
  }
  process.stdout.write(
    `followed within ${Math.round(followed.at(-1))} ms, half within ${Math.round(followed[Math.floor(followed.length / 2)])}; MB of heap/process after each round: ${heaps.join(' ')}\n`,
  );
}

/** Supergraphs that differ in what clients see of them: each has another type. */
function composeTexts(count) {
  const schemas = subgraphNames.map((name) => ({
    name,
    sdl: readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8'),
  }));
  const text = composeSupergraph(schemas);
  const [first = ''] = /^enum join__Graph \{[^}]*?^ {2}(\w+)/m.exec(text)?.slice(1) ?? [];
  return Array.from(
    { length: count },
    (_, index) =>
      `${text}\n\ntype Mark${index}\n  @join__type(graph: ${first})\n{\n  mark: String\n}\n`,
  );
}

async function openHubWith(registry) {
  const identityKeys = generateIdentityKeys();
  const logger = pino({ level: 'warn' }, pino.destination(2));
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-bench-'));
  const issuer = await createDemoIssuer({ keyFile: join(folder, 'issuer.json') });
  const databaseUrl = parseDatabaseUrl(`sqlite:${folder}`);
  const kept = { databaseUrl, referenceKey, keyring, logger };
  const { subgraphs } = await openHub({ ...kept, identityKeys, city: createCity('XS') });
  const gateway = await createGateway({
    subgraphs,
    identityKeys,
    tokens: issuer,
    ...(await openAccess({ ...kept, deny: 'null' })),
    host: '127.0.0.1',
    port: 0,
    introspection: false,
    logger,
    registry,
    supergraphFile: join(folder, 'supergraph.json'),
  });
  const requests = await Promise.all(
    readExamples().map(async ({ name, query, viewer, variables }) => ({
      name,
      token: await issuer.issueToken(parseTokenArguments(viewer)),
      body: JSON.stringify({ query, variables }),
    })),
  );
  // What tells of accesses grows with each of them.
  return { gateway, requests: requests.filter(({ name }) => !name.startsWith('17')) };
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '4' },
      swaps: { type: 'string', default: '50' },
      every: { type: 'string', default: '1500' },
      connections: { type: 'string', default: '50' },
      rollback: { type: 'string', default: '10' },
    },
  });
  const [rounds, swaps, everyMs, concurrency, rollbackEvery] = [
    values.rounds,
    values.swaps,
    values.every,
    values.connections,
    values.rollback,
  ].map(Number);
  return { rounds, swaps, everyMs, concurrency, rollbackEvery };
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
