'use strict';
const { isDeepStrictEqual, parseArgs } = require('node:util');
const { parse, validate } = require('graphql');
const pino = require('pino');
const { createEngine, writeAnswer } = require('./dist/engine');

/**
 * `npm run audit -- [--engine civic|apollo] [--planner hive|apollo] [--server URL]`: asks an engine every
 * case of Hive's federation-gateway-audit, whose own server runs at `URL`, and judges the answers as the
 * audit does. Ends with 1 when a case fails, and with 2 for a wrong option or a server that is not there.
 */
async function audit({ server, engine, planner }) {
  const failed = [];
  let count = 0;
  for (const suite of await get(`${server}/ids`)) {
    const opened = await openSuite(`${server}/${suite}`, { engine, planner });
    for (const [index, { query, expected }] of (await get(`${server}/${suite}/tests`)).entries()) {
      const answer = await opened.ask(query);
      count += 1;
      if (isExpected(answer, expected)) continue;
      failed.push({ name: `${suite}_${index}`, query, expected, answer });
    }
    await opened.close();
  }
  for (const { name, query, expected, answer } of failed) {
    print(
      `${name}${query}expected ${JSON.stringify(expected)}\nanswered ${JSON.stringify(answer)}\n`,
    );
  }
  const planned = engine === 'civic' ? ` with the planner ${planner}` : '';
  print(`${engine}${planned}: ${count - failed.length} of ${count}`);
  return failed.length === 0;
}

/** A case that says nothing of errors does not look at them. */
function isExpected(answer, expected) {
  if (!isDeepStrictEqual(answer.data ?? null, expected.data ?? null)) return false;
  return typeof expected.errors !== 'boolean' || expected.errors === Boolean(answer.errors?.length);
}

async function openSuite(address, { engine, planner }) {
  const supergraphSdl = await (await fetch(`${address}/supergraph`)).text();
  const subgraphs = (await get(`${address}/subgraphs`)).map(createSubgraph);
  const logger = pino({ level: 'silent' });
  const opened = createEngine({ supergraphSdl, subgraphs, engine, planner, logger });
  let schema;
  opened.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema = apiSchema;
  });
  const { executor } = await opened.load({});

  async function ask(query) {
    const document = parse(query);
    const errors = validate(schema, document);
    if (errors.length > 0) return { errors };
    const operation = document.definitions.find(({ kind }) => kind === 'OperationDefinition');
    try {
      const answer = await executor({
        schema,
        document,
        source: query,
        request: { query },
        operation,
        operationName: operation.name?.value ?? null,
        queryHash: query,
        context: {
          viewer: {},
          record: {},
          signal: new AbortController().signal,
          deadline: Number.POSITIVE_INFINITY,
        },
        logger,
        cache: {},
        metrics: {},
      });
      return JSON.parse(writeAnswer(answer).toString());
    } catch (error) {
      return { errors: [{ message: error.message }] };
    }
  }
  return { ask, close: () => opened.stop() };
}

/** The audit's subgraphs know no identity, and their addresses are whole. */
function createSubgraph({ name, url }) {
  return {
    name,
    async execute({ query, variables = {}, variablesText = JSON.stringify(variables) }) {
      const response = await fetch(url.replace('//localhost', '//127.0.0.1'), {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: `{"query":${JSON.stringify(query)},"variables":${variablesText}}`,
      });
      return response.json();
    },
    checkReady: async () => {},
    close: async () => {},
  };
}

async function get(url) {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url} answers ${response.status}.`);
  return response.json();
}

function print(text) {
  process.stdout.write(`${text}\n`);
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      engine: { type: 'string', default: 'civic' },
      planner: { type: 'string', default: 'hive' },
      server: { type: 'string', default: 'http://127.0.0.1:4200' },
    },
  });
  assertOneOf('engine', values.engine, ['civic', 'apollo']);
  assertOneOf('planner', values.planner, ['hive', 'apollo']);
  return values;
}

function assertOneOf(option, given, known) {
  if (!known.includes(given)) {
    throw new Error(`--${option} is "${given}". Expected ${known.join(' or ')}.`);
  }
}

async function run() {
  try {
    process.exit((await audit(readOptions())) ? 0 : 1);
  } catch (error) {
    const reason = error.cause ? `${error.message}: ${error.cause.message}` : error.message;
    process.stderr.write(`${reason.split('\n')[0]}\n`);
    process.exit(2);
  }
}

void run();
