'use strict';
const { readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { createCheckRunner, encodeOperations } = require('../registry/dist/check');
const { median } = require('./engine/median');

const folder = join(__dirname, '..', 'subgraphs');
const hub = readdirSync(folder).map((name) => ({
  name,
  sdl: readFileSync(join(folder, name, 'schema.graphql'), 'utf8'),
}));

/** One more, as a department would bring it. */
const outsider = {
  name: 'parks',
  sdl: `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@authenticated"])
  @link(url: "https://specs.civicgraph.cn/policy/v0.1", as: "civic", import: ["@sensitivity", "@resource"])
"A park. 公园"
type Park @key(fields: "parkId") @authenticated @sensitivity(level: "PUBLIC")
  @resource(code: "11990101000101039R-001", name: "公园", shareType: "UNCONDITIONAL", legalBasis: "《城市绿化条例》", updateCycle: "YEARLY", dataLevel: "GENERAL") {
  parkId: ID!
  "The region it lies in. 所属区划"
  region: Region
  "Benches in it. 长椅"
  benches(first: Int = 20): [Bench!]!
}
"A bench. 长椅"
type Bench @authenticated @sensitivity(level: "PUBLIC") { number: Int }
"""
An administrative division (GB/T 2260, GB/T 10114). Its facts are visible inside the viewer's scope
and on the way up from it; its counts and rates only inside the scope, and null elsewhere. 行政区划
"""
type Region @key(fields: "code", resolvable: false) @authenticated {
  "12 digits of GB/T 2260 and GB/T 10114. 区划代码"
  code: ID!
}
type Query {
  "Parks. 公园列表"
  parks(first: Int = 20): [Park!]! @authenticated
}
`,
};

/** Operations in use, all of which the changes below meet. */
const operations = Array.from({ length: 500 }, (_, at) => ({
  hash: at.toString(16).padStart(64, '0'),
  name: `Parks${at}`,
  document: `query Parks${at}($n: Int) { parks(first: $n) { parkId benches(first: 0) { number } region { name children { code name } } } }`,
  coordinates: [
    'Bench.number',
    'Int',
    'Park.benches',
    'Park.benches(first:)',
    'Park.parkId',
    'Park.region',
    'Query.parks',
    'Query.parks(first:)',
    'Region.children',
    'Region.code',
    'Region.name',
  ].join(' '),
  clients: [{ name: 'dashboard', version: '1', count: at + 1 }],
  lastUsedOn: '2026-10-01',
}));

const changes = {
  'nothing changes': (sdl) => sdl,
  'a field is removed': (sdl) => sdl.replace('number: Int', 'width: Int'),
  'pages become larger': (sdl) => sdl.replaceAll('first: Int = 20', 'first: Int = 50'),
  'an argument is required': (sdl) =>
    sdl.replace('benches(first: Int = 20)', 'benches(first: Int!)'),
  'a type is refused': (sdl) => sdl.replace('number: Int', 'number: Nothing'),
};

/** `npm run bench:check [-- --runs N]`: how long a check takes beside all subgraphs of the hub, with 500 operations in use. */
async function main() {
  const { values } = parseArgs({ options: { runs: { type: 'string', default: '15' } } });
  const runner = createCheckRunner();
  const { supergraphSdl } = await runner.composeAll([...hub, outsider]);
  process.stdout.write('change                      first ms   median ms   worst ms   findings\n');
  for (const [name, change] of Object.entries(changes)) {
    const times = [];
    let count = 0;
    for (let run = 0; run < Number(values.runs); run += 1) {
      // A text of its own each time, so that nothing of the answer is kept from the run before.
      const sdl = `${change(outsider.sdl)}# ${run}\n`;
      const begin = performance.now();
      const { findings } = await runner.checkSubgraph({
        subgraph: { name: outsider.name, sdl },
        owner: null,
        others: hub,
        supergraphSdl,
        operations: [encodeOperations(operations)],
      });
      times.push(performance.now() - begin);
      count = findings.length;
    }
    const cells = [times[0], median(times), Math.max(...times)].map((time) => time.toFixed(0));
    process.stdout.write(
      `${name.padEnd(26)}${cells[0].padStart(10)}${cells[1].padStart(12)}${cells[2].padStart(11)}${String(count).padStart(11)}\n`,
    );
  }
  await runner.close();
}

main().catch((error) => {
  process.stderr.write(`${error.stack}\n`);
  process.exitCode = 1;
});
