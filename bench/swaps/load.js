'use strict';
const { Pool } = require('undici');

/**
 * The client, a process of its own: asks all requests in turn, so many at a time, until it is told to end.
 * A message names the phase that times count for from then on.
 */
process.once('message', ({ url, requests, concurrency }) => {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const phases = {};
  let phase = 'warm-up';
  let isOver = false;
  let sent = 0;
  /** Whether an answer has errors, by request: some viewers may not see everything. */
  const hasErrors = new Map();

  const ask = async ({ name, token, body }) => {
    phases[phase] ??= { times: [], failures: [] };
    const { times, failures } = phases[phase];
    const begun = performance.now();
    try {
      const answer = await pool.request({
        method: 'POST',
        path,
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body,
      });
      const text = await answer.body.text();
      times.push(performance.now() - begun);
      const errors = text.includes('"errors":[');
      if (!hasErrors.has(name)) hasErrors.set(name, errors);
      const isAsEver = answer.statusCode === 200 && errors === hasErrors.get(name);
      if (!isAsEver) failures.push(`${name} ${answer.statusCode} ${text.slice(-300)}`);
    } catch (error) {
      failures.push(`${name} ${error.message}`);
    }
  };

  const worker = async () => {
    while (!isOver) {
      sent += 1;
      await ask(requests[sent % requests.length]);
    }
  };
  const workers = Promise.all(Array.from({ length: concurrency }, worker));

  process.on('message', async ({ next }) => {
    if (next !== null) {
      phase = next;
      return;
    }
    isOver = true;
    await workers;
    await pool.destroy();
    process.send(Object.fromEntries(Object.entries(phases).map(([name, one]) => [name, sum(one)])));
  });
});

function sum({ times, failures }) {
  times.sort((a, b) => a - b);
  const percentile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  const [p50, p99] = [0.5, 0.99].map(percentile);
  return {
    requests: times.length,
    failed: failures.length,
    p50,
    p99,
    most: times.at(-1),
    failures: failures.slice(0, 3),
  };
}
