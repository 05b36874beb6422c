'use strict';
const { fork } = require('node:child_process');
const { once } = require('node:events');
const { mkdtempSync, readFileSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
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
const steadyMs = 8000;

/** What a new supergraph costs the requests that are served meanwhile. See README.md. */
async function main() {
  const { rounds, swaps, everyMs, concurrency, rollbackEvery } = readArguments();
  const textOf = createTexts();
  const registry = fakeRegistry({
    version: 1,
    supergraphSdl: textOf(0),
    subgraphs: subgraphNames.map((name) => ({ name, url: null })),
  });
  const { gateway, requests } = await openHubWith(registry);
  const client = fork(join(__dirname, 'load.js'), [], { execArgv: [] });
  client.send({ url: `${await gateway.listen()}/graphql`, requests, concurrency });
  const enter = (phase) => client.send({ next: phase });
  const followed = [];
  const memory = [];
  let published = 0;
  await wait(2 * steadyMs);
  for (let round = 0; round < rounds; round += 1) {
    enter('steady');
    await wait(steadyMs);
    for (let swap = 1; swap <= swaps; swap += 1) {
      const isRollback = rollbackEvery > 0 && swap % rollbackEvery === 0;
      const begun = performance.now();
      enter('changing');
      published += 1;
      const version = registry.publish(textOf(isRollback ? published - 2 : published));
      while (gateway.supergraphVersion !== version) await wait(5);
      enter('changed');
      const took = performance.now() - begun;
      followed.push(took);
      await wait(Math.max(0, everyMs - took));
    }
    globalThis.gc?.();
    const { heapUsed, rss } = process.memoryUsage();
    memory.push(`${Math.round(heapUsed / 1e6)}/${Math.round(rss / 1e6)}`);
  }
  enter(null);
  const [phases] = await once(client, 'message');
  client.disconnect();
  await gateway.close();
  print(phases, followed, memory);
}

function print(phases, followed, memory) {
  const lines = Object.entries(phases).flatMap(([phase, { failures, ...figures }]) => {
    const cells = Object.entries(figures).map(([name, value]) => `${name} ${Math.round(value)}`);
    return [`${phase.padEnd(9)} ${cells.join('  ')}`, ...failures.map((text) => `  ${text}`)];
  });
  followed.sort((a, b) => a - b);
  const [half, most] = [followed[Math.floor(followed.length / 2)], followed.at(-1)].map(Math.round);
  lines.push(
    `${followed.length} swaps, followed within ${most} ms, half of them within ${half}`,
    `MB of the heap/the process after each round: ${memory.join(' ')}`,
  );
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** Supergraphs that differ in what clients see of them: each has a type of its own. */
function createTexts() {
  const schemas = subgraphNames.map((name) => ({
    name,
    sdl: readFileSync(join(root, 'subgraphs', name, 'schema.graphql'), 'utf8'),
  }));
  const text = composeSupergraph(schemas);
  const [, graph] = /^enum join__Graph \{[^}]*?^ {2}(\w+)/m.exec(text);
  // Made when it is needed: a gateway that kept none would look as if it kept them all.
  return (index) =>
    `${text}\n\ntype Mark${index}\n  @join__type(graph: ${graph})\n{\n  mark: String\n}\n`;
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
      rounds: { type: 'string', default: '20' },
      swaps: { type: 'string', default: '10' },
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
