'use strict';
const { fork, spawn } = require('node:child_process');
const { once } = require('node:events');
const { mkdtempSync, readdirSync, readFileSync, rmSync } = require('node:fs');
const { createServer } = require('node:http');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { setTimeout: wait } = require('node:timers/promises');
const { parseArgs } = require('node:util');
const { createDemoIssuer } = require('../../gateway/dist');
const { parseTokenArguments } = require('../../hub/dist/tokenArguments');
const { purposeHeader } = require('../../hub/dist/purposeHeader');

const root = join(__dirname, '..', '..');
/** Asked by no load: their answers tell of what was asked before, or of what is published. */
const left = ['17', '18'];

/**
 * `npm run bench:publishing [-- --publishes N --rollbacks N --connections N --per-second N --every MS --seconds N --database URL]`: a hub as
 * `npm start` runs it, under load, while a department publishes and rolls back. Without `--per-second` every connection
 * asks as fast as it is answered; without `--every` a publish follows the one before at once, and the gateway, which asks
 * four times a second, passes over some.
 */
async function main() {
  const options = readOptions();
  const folder = mkdtempSync(join(tmpdir(), 'civicgraph-swaps-'));
  const port = 4700 + Math.floor(Math.random() * 1000);
  const database = options.database ?? `sqlite:${folder}/data`;
  const flags = ['--expose-gc', '--require', join(__dirname, 'collect.js')];
  const hub = spawn(process.execPath, [...flags, join(root, 'hub/dist/start.js')], {
    cwd: folder,
    env: { ...process.env, PORT: String(port), HUB_DATABASE_URL: database, LOG_LEVEL: 'error' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  const surveys = await openSurveys();
  try {
    await untilReady(url, hub);
    const registry = await openRegistry(url, folder);
    await registry.publish(surveys, 0);
    const load = fork(join(__dirname, 'load.js'));
    const requests = await readRequests(folder);
    load.send({ start: { url: `${url}/graphql`, requests, ...options } });
    await once(load, 'message');
    const take = async () => {
      load.send({ take: true });
      return (await once(load, 'message'))[0].taken;
    };
    await wait(5000);
    await take();
    const memory = [await memoryOf(url, hub)];
    await wait(options.seconds * 1000);
    const steady = await take();
    print('steady', steady);

    const checks = [];
    const { publishes, rollbacks } = options;
    const every = Math.max(1, Math.floor(publishes / Math.max(1, rollbacks)));
    const startedAt = Date.now();
    const followed = [];
    const pause = async (since) => {
      if (options.everyMs === 0) return;
      followed.push(await registry.untilFollowed());
      await wait(Math.max(0, options.everyMs - (performance.now() - since)));
    };
    for (let turn = 1; turn <= publishes; turn += 1) {
      let since = performance.now();
      checks.push(await registry.publish(surveys, turn));
      await pause(since);
      since = performance.now();
      if (turn % every === 0 && turn / every <= rollbacks) {
        await registry.rollBack();
        await pause(since);
      }
      if (turn % Math.ceil(publishes / 8) === 0) memory.push(await memoryOf(url, hub));
    }
    const elapsed = (Date.now() - startedAt) / 1000;
    await registry.untilFollowed();
    const swapping = await take();
    print(`${publishes} publishes and ${rollbacks} rollbacks in ${elapsed.toFixed(0)} s`, swapping);
    await wait(options.seconds * 1000);
    const after = await take();
    print('after', after);
    memory.push(await memoryOf(url, hub));
    load.send({ end: true });
    const [{ taken: last }] = await once(load, 'message');
    process.stdout.write(
      [
        `failed requests: ${last.failures}`,
        ...last.told.map((line) => `  ${line}`),
        `p99 during swaps / steady p99: ${(swapping.p99 / steady.p99).toFixed(2)}`,
        `a publish takes ${middle(checks)}`,
        ...(followed.length > 0 ? [`followed within ${middle(followed)}`] : []),
        `swaps seen by the gateway: ${await metric(url, 'civicgraph_supergraph_swaps_total')}`,
        `heap used, MB: ${memory.map(({ heap }) => (heap / 1e6).toFixed(0)).join(' ')}`,
        `resident, MB: ${memory.map(({ resident }) => (resident / 1e6).toFixed(0)).join(' ')}`,
        '',
      ].join('\n'),
    );
    process.exitCode = last.failures > 0 ? 1 : 0;
  } finally {
    surveys.server.close();
    surveys.server.closeAllConnections();
    hub.kill('SIGTERM');
    await once(hub, 'exit');
    rmSync(folder, { recursive: true, force: true });
  }
}

function readOptions() {
  const number = { type: 'string' };
  const { values } = parseArgs({
    options: {
      publishes: { ...number, default: '200' },
      rollbacks: { ...number, default: '20' },
      connections: { ...number, default: '50' },
      'per-second': { ...number, default: '0' },
      every: { ...number, default: '0' },
      seconds: { ...number, default: '30' },
      database: { type: 'string' },
    },
  });
  return {
    publishes: Number(values.publishes),
    rollbacks: Number(values.rollbacks),
    connections: Number(values.connections),
    perSecond: Number(values['per-second']),
    everyMs: Number(values.every),
    seconds: Number(values.seconds),
    database: values.database,
  };
}

/** A department's subgraph that answers whatever schema was last given to it. */
async function openSurveys() {
  const surveys = { sdl: '', server: undefined, url: '' };
  surveys.server = createServer(async (_request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ data: { _service: { sdl: surveys.sdl } } }));
  }).listen(0, '127.0.0.1');
  await once(surveys.server, 'listening');
  surveys.url = `http://127.0.0.1:${surveys.server.address().port}`;
  return surveys;
}

/** Every version differs from the one before; fields come and go that nobody asks for. */
function surveysSchema(turn) {
  const fields = Array.from(
    { length: 1 + (turn % 5) },
    (_, index) =>
      `  "Answers to question ${index}. 答卷数"\n  answers${turn}x${index}: Int @sensitivity(level: "PUBLIC")`,
  );
  return `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@sensitivity", "@resource"])

"A survey of residents. 问卷调查"
type ResidentSurvey @key(fields: "surveyId") @authenticated @sensitivity(level: "PUBLIC") @resource(
  code: "119901000001000798-090", name: "群众问卷调查信息", shareType: "UNCONDITIONAL",
  legalBasis: "《政务数据共享条例》", updateCycle: "YEARLY", dataLevel: "GENERAL") {
  "编号"
  surveyId: ID!
${fields.join('\n')}
}

type Query {
  "A survey by its number. 按编号查问卷"
  residentSurvey(surveyId: ID!): ResidentSurvey @authenticated @sensitivity(level: "PUBLIC")
}
`;
}

async function openRegistry(url, folder) {
  const token = readFileSync(join(folder, '.civicgraph', 'administrator.token'), 'utf8');
  let bearer = token;
  const ask = async (query, variables) => {
    const response = await fetch(`${url}/registry/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${bearer}` },
      body: JSON.stringify({ query, variables }),
    });
    const { data, errors } = await response.json();
    if (errors) throw new Error(JSON.stringify(errors));
    return data;
  };
  const created = await ask(
    'mutation ($input: CreateTokenInput!) { createToken(input: $input) { secret } }',
    { input: { subgraph: 'surveys', owner: '119901000001000798', label: 'bench' } },
  );
  bearer = created.createToken.secret;
  let version = 0;
  const accept = (result, act) => {
    if (result.outcome !== 'ACCEPTED') throw new Error(`${act}: ${JSON.stringify(result)}`);
    version = result.version;
  };
  return {
    /** @returns how long it took, in milliseconds */
    async publish(surveys, turn) {
      surveys.sdl = surveysSchema(turn);
      const startedAt = performance.now();
      const { publish } = await ask(
        'mutation ($input: PublishInput!) { publish(input: $input) { outcome version report { findings { code message } } } }',
        { input: { subgraph: 'surveys', sdl: surveys.sdl, url: surveys.url } },
      );
      accept(publish, 'publish');
      return performance.now() - startedAt;
    },
    async rollBack() {
      const { rollback } = await ask(
        'mutation ($version: Int!) { rollback(subgraph: "surveys", version: $version) { outcome version report { findings { code message } } } }',
        { version: version - 1 },
      );
      accept(rollback, 'rollback');
    },
    /** @returns how long the gateway took from now on, in milliseconds */
    async untilFollowed() {
      const startedAt = performance.now();
      for (;;) {
        const { status } = await ask('{ status { supergraph { version } gateways { version } } }');
        if (status.gateways.every((one) => one.version === status.supergraph.version)) {
          return performance.now() - startedAt;
        }
        await wait(50);
      }
    },
  };
}

/** Every example that is the same however often it is asked, with a token of its viewer. */
async function readRequests(folder) {
  const issuer = await createDemoIssuer({
    keyFile: join(folder, '.civicgraph', 'demo-issuer.json'),
  });
  const examples = join(root, 'examples');
  const names = readdirSync(examples)
    .filter((file) => file.endsWith('.graphql') && !left.includes(file.slice(0, 2)))
    .map((file) => file.slice(0, -'.graphql'.length));
  const requests = [];
  for (const name of names) {
    const { viewer, variables } = JSON.parse(readFileSync(join(examples, `${name}.json`), 'utf8'));
    const query = readFileSync(join(examples, `${name}.graphql`), 'utf8');
    if (query.includes('disputeStats') || query.includes('mediation')) continue;
    const claims = parseTokenArguments(viewer);
    const body = JSON.stringify({ query, variables });
    requests.push({
      name,
      body,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        authorization: `Bearer ${await issuer.issueToken(claims)}`,
        ...purposeHeader(claims),
      },
    });
  }
  return requests;
}

async function untilReady(url, hub) {
  for (;;) {
    if (hub.exitCode !== null) throw new Error('The hub did not start.');
    try {
      if ((await fetch(`${url}/health/ready`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(200);
  }
}

async function metric(url, name) {
  const text = await (await fetch(`${url}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

/** Once its garbage is collected. */
async function memoryOf(url, hub) {
  hub.kill('SIGUSR2');
  await wait(500);
  return {
    heap: await metric(url, 'nodejs_heap_size_used_bytes'),
    resident: await metric(url, 'process_resident_memory_bytes'),
  };
}

function middle(times) {
  const sorted = [...times].sort((a, b) => a - b);
  const half = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${half.toFixed(0)} ms (median), ${(sorted.at(-1) ?? 0).toFixed(0)} ms (most)`;
}

function print(title, { count, p50, p99, max }) {
  process.stdout.write(
    `${title}: ${count} requests, p50 ${p50.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms, most ${max.toFixed(1)} ms\n`,
  );
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
