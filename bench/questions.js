'use strict';
const { join } = require('node:path');
const { parseArgs } = require('node:util');
const { createCity, parseTier } = require('../shared/dist');
const { askedQuestions } = require('./askedQuestions');
const { openConnections } = require('./byHand/openConnections');
const { serve } = require('./byHand/serve');
const { measure } = require('./measure');
const { openClient } = require('./openClient');
const { openOurs } = require('./openOurs');
const { openWithoutHttp } = require('./openWithoutHttp');

/** So that the messages to the client process weigh little. */
const requestsPerTurn = 5;
/** In the order of the table. */
const order = ['hub, HTTP', 'hub, no HTTP', 'hand, HTTP', 'hand'];

/** What questions cost the hub, beside the same answers written by hand. See README.md. */
async function main() {
  const { tier, database, rounds, json, question } = readArguments();
  const city = createCity(tier);
  const hub = await openOurs(database, city, (subgraph, { done, total }) => {
    if (done === 0) process.stderr.write(`filling ${subgraph}, ${total} steps\n`);
  });
  const behindDoor = await openWithoutHttp(hub);
  const connections = openConnections(
    database,
    hub.subgraphs.map(({ name }) => name),
  );
  const client = openClient();
  const results = [];
  for (const asked of askedQuestions(city)) {
    if (question !== undefined && !asked.name.startsWith(question)) continue;
    results.push(await compare(asked, { hub, behindDoor, connections, client, rounds }));
  }
  client.close();
  await connections.close();
  await behindDoor.close();
  await hub.close();
  const engine = database.slice(0, database.indexOf(':'));
  process.stdout.write(
    json ? `${JSON.stringify({ tier, engine, results }, null, 2)}\n` : table(tier, engine, results),
  );
}

async function compare(asked, { hub, behindDoor, connections, client, rounds }) {
  const { name, query, variables, viewerWords, answer } = asked;
  const token = await hub.tokenFor(viewerWords);
  const viewer = await hub.viewerOf(token);
  const handMade = async () =>
    JSON.stringify({ data: await answer(connections, { variables, viewer }) });
  const bare = await serve(handMade);
  const body = JSON.stringify({ query, variables });
  const ways = {
    'hub, HTTP': {
      run: (times) => client.ask({ url: hub.url, body, token, times }),
      times: requestsPerTurn,
    },
    hand: { run: handMade, times: 1 },
    'hub, no HTTP': { run: () => behindDoor.ask(query, variables, viewer), times: 1 },
    'hand, HTTP': {
      run: (times) => client.ask({ url: bare.url, body, token, times }),
      times: requestsPerTurn,
    },
  };
  const facts = {};
  for (const [way, { run }] of Object.entries(ways)) {
    const before = hub.statements() + connections.statements();
    const text = await run(1);
    const statements = hub.statements() + connections.statements() - before;
    facts[way] = { text, statements };
  }
  const { text } = facts.hand;
  for (const [way, fact] of Object.entries(facts)) {
    if (fact.text !== text) throw differs(name, way, fact.text, text);
  }
  const times = await measure(ways, { rounds, warmUp: 200 });
  bare.close();
  return {
    question: name,
    bytes: Buffer.byteLength(text),
    ways: order.map((way) => ({
      way,
      ...times[way],
      statements: facts[way].statements,
      timesHand: times[way].cpuMs / times.hand.cpuMs,
    })),
  };
}

function differs(name, way, text, expected) {
  let at = 0;
  while (text[at] === expected[at]) at += 1;
  const around = (whole) => whole.slice(Math.max(0, at - 80), at + 80);
  return new Error(
    `"${name}" is answered differently by "${way}" from character ${at}:\n  ${around(text)}\nby hand:\n  ${around(expected)}`,
  );
}

function table(tier, engine, results) {
  const lines = [
    `tier ${tier}, ${engine}; medians, ms an answer`,
    row('question', 'way', 'wall', 'CPU', 'x hand', 'statements', 'bytes'),
  ];
  for (const { question, bytes, ways } of results) {
    for (const { way, wallMs, cpuMs, statements, timesHand } of ways) {
      const ratio = timesHand.toFixed(1);
      lines.push(row(question, way, wallMs.toFixed(2), cpuMs.toFixed(2), ratio, statements, bytes));
    }
  }
  return `${lines.join('\n')}\n`;
}

function row(question, way, ...figures) {
  const cells = figures.map((figure) => String(figure).padStart(10));
  return `${question.padEnd(18)} ${way.padEnd(12)} ${cells.join(' ')}`;
}

function readArguments() {
  const { values } = parseArgs({
    options: {
      tier: { type: 'string', default: 'XS' },
      database: { type: 'string' },
      rounds: { type: 'string', default: '200' },
      question: { type: 'string' },
      json: { type: 'boolean', default: false },
    },
  });
  const rounds = Number(values.rounds);
  if (!Number.isSafeInteger(rounds) || rounds < 1) {
    throw new Error(`Unknown number of rounds "${values.rounds}". Expected a whole number from 1.`);
  }
  const tier = parseTier(values.tier);
  const own = `sqlite:${join(__dirname, `.data-${tier}`)}`;
  const { json, question } = values;
  return { tier, database: values.database ?? own, rounds, json, question };
}

main().catch((error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
