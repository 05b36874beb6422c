'use strict';
const { isDeepStrictEqual } = require('node:util');
const { Pool } = require('undici');
const { dataIn, send } = require('./ask');

/**
 * Asks one thing again and again, so many at a time, for so long, and compares every answer.
 * @returns the number of answers, how many a second, and percentiles of their times
 */
exports.runLoad = async function runLoad({ url, expected, seconds, concurrency, ...request }) {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin, { connections: concurrency, pipelining: 1 });
  const times = [];
  let right;
  let sent = 0;
  const start = performance.now();
  const end = start + seconds * 1000;

  const worker = async () => {
    while (performance.now() < end) {
      sent += 1;
      const begun = performance.now();
      const bytes = await send(pool, { path, ...request }, `bench-${process.pid}-${begun}-${sent}`);
      times.push(performance.now() - begun);
      // The same bytes need no second look.
      if (right?.equals(bytes)) continue;
      if (!isDeepStrictEqual(dataIn(bytes), expected)) throw differs(bytes, expected);
      right = bytes;
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, worker));
  } finally {
    await pool.destroy();
  }
  const elapsed = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const percentile = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return {
    requests: times.length,
    rps: times.length / elapsed,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
  };
};

function differs(bytes, expected) {
  return new Error(
    `An answer differs from the first engine's:\n  ${bytes.toString().slice(0, 1000)}\nexpected data:\n  ${JSON.stringify(expected).slice(0, 1000)}`,
  );
}
