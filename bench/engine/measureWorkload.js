'use strict';
const { join } = require('node:path');
const { startChild } = require('./children/startChild');
const { median } = require('./median');

const concurrency = 16;
const warmUpSeconds = 4;
/** Before each measurement: another gateway ran on this processor a moment ago. */
const settleSeconds = 0.5;

/**
 * Measures the engines on one workload, in turn, round after round, each in a process of its own.
 * Every answer is compared with the first engine's first.
 * @returns the bytes of the answer and, by engine, medians over the rounds
 */
exports.measureWorkload = async function measureWorkload(workload, options) {
  const { engines, rounds, seconds, subgraphs, facts, client, report } = options;
  const { query, variables, viewerWords, check } = workload;
  const body = JSON.stringify({ query, variables });
  const credentials = () => subgraphs.call('credentials', { viewerWords });
  const contestants = [];
  let reference;
  for (const engine of engines) {
    report(`${workload.name}: ${engine} warms up`);
    const gateway = startChild(join(__dirname, 'gateways', `${engine}.js`));
    const url = await gateway.call('open', facts);
    if (!reference) {
      reference = await client.call('ask', { url, body, credentials: await credentials() });
      check?.(reference);
    }
    const load = async (duration) =>
      client.call('run', {
        url,
        body,
        expected: reference.data,
        seconds: duration,
        concurrency,
        credentials: await credentials(),
      });
    await load(warmUpSeconds);
    contestants.push({ engine, gateway, load, samples: [] });
  }
  for (let round = 0; round < rounds; round += 1) {
    report(`${workload.name}: round ${round + 1} of ${rounds}`);
    for (const { gateway, load, samples } of rotate(contestants, round)) {
      await load(settleSeconds);
      await subgraphs.call('traffic');
      await gateway.call('startMeter');
      const { requests, ...times } = await load(seconds);
      const { cpuMs, peakMb } = await gateway.call('stopMeter');
      const traffic = await subgraphs.call('traffic');
      if (traffic.misses > 0) throw new Error('The subgraphs had to answer anew while measuring.');
      const fetches = traffic.requests / requests;
      samples.push({ cpuMsPerRequest: cpuMs / requests, ...times, peakMb, fetches });
    }
  }
  await Promise.all(contestants.map(({ gateway }) => gateway.stop()));
  return {
    bytes: reference.bytes,
    engines: Object.fromEntries(
      contestants.map(({ engine, samples }) => [engine, medians(samples)]),
    ),
  };
};

function rotate(list, by) {
  const at = by % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}

function medians(samples) {
  return Object.fromEntries(
    Object.keys(samples[0]).map((figure) => [figure, median(samples.map((one) => one[figure]))]),
  );
}
