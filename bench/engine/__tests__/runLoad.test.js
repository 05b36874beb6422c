'use strict';
const assert = require('node:assert/strict');
const { createServer } = require('node:http');
const { afterEach, describe, it } = require('node:test');
const { runLoad } = require('../load/runLoad');

const expected = { region: { code: '990100000000', total: 3 } };
let server;

describe('runLoad', () => {
  afterEach(() => server.close());

  it('counts the answers that are as expected', async () => {
    const { requests, rps, p50Ms, p99Ms } = await ask(() => answer(expected));
    assert.ok(requests >= 4);
    assert.ok(rps > 0 && p50Ms > 0 && p99Ms >= p50Ms);
  });

  it('takes the same data in another order of keys', async () => {
    const other = '{"data":{"region":{"total":3,"code":"990100000000"}}}';
    const { requests } = await ask((count) => (count % 2 === 0 ? other : answer(expected)));
    assert.ok(requests >= 4);
  });

  it('refuses one answer among many that has another value', async () => {
    const wrong = answer({ region: { ...expected.region, total: 4 } });
    const run = ask((count) => (count === 10 ? wrong : answer(expected)));
    await assert.rejects(run, /An answer differs from the first engine's:\n {2}.*"total":4/);
  });

  it('refuses one answer among many that lacks a field', async () => {
    const wrong = answer({ region: { code: expected.region.code } });
    const run = ask((count) => (count === 10 ? wrong : answer(expected)));
    await assert.rejects(run, /An answer differs from the first engine's/);
  });

  it('refuses an answer with errors, though its data is right', async () => {
    const run = ask(() => JSON.stringify({ data: expected, errors: [{ message: 'Half of it.' }] }));
    await assert.rejects(run, /The answer has errors: \[\{"message":"Half of it."\}\]/);
  });

  it('refuses an answer with another status', async () => {
    const run = ask(() => answer(expected), 500);
    await assert.rejects(run, /The answer has status 500: \{"data"/);
  });
});

/** Puts load on a server that answers what `answerOf` gives for the number of the request. */
async function ask(answerOf, status = 200) {
  let count = 0;
  server = createServer((request, response) => {
    request.resume();
    count += 1;
    response.writeHead(status, { 'content-type': 'application/json' }).end(answerOf(count));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return runLoad({
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    body: '{"query":"{ region { code } }"}',
    credentials: { token: 'token', identity: 'identity' },
    expected,
    seconds: 0.2,
    concurrency: 4,
  });
}

function answer(data) {
  return JSON.stringify({ data });
}
