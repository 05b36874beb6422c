'use strict';
const { Agent, request } = require('node:http');

/**
 * The load, a process of its own. Every connection asks one request after the other, in turn through all of them, at
 * its own pace where one is given. A request fails that is not answered with 200 and the text it had at first.
 */
const latencies = [];
const first = new Map();
let failures = 0;
let isOver = false;
const told = [];

process.on('message', (message) => {
  if (message.start) start(message.start);
  if (message.take) take();
  if (message.end) end();
});

let loops = [];

async function start({ url, requests, connections, perSecond }) {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  // What a request answers before anything changes is what it must go on answering.
  for (const { name, body, headers } of requests) {
    const answer = await post(agent, url, body, headers);
    if (answer.status !== 200)
      throw new Error(`${name}: ${answer.status} ${answer.text.slice(0, 300)}`);
    first.set(name, answer.text);
  }
  loops = Array.from({ length: connections }, (_, index) =>
    loop({
      agent,
      url,
      requests,
      index,
      pauseMs: perSecond > 0 ? (connections * 1000) / perSecond : 0,
    }),
  );
  process.send({ started: true });
}

async function loop({ agent, url, requests, index, pauseMs }) {
  const startedAt = performance.now() + (index * pauseMs) / Math.max(1, loops.length || 50);
  for (let turn = index; !isOver; turn += 1) {
    const { name, body, headers } = requests[turn % requests.length];
    if (pauseMs > 0) {
      const due = startedAt + (turn - index) * pauseMs;
      const wait = due - performance.now();
      if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    }
    const before = performance.now();
    try {
      const { status, text } = await post(agent, url, body, headers);
      if (status !== 200 || text !== first.get(name)) fail(name, `${status} ${text.slice(0, 300)}`);
    } catch (error) {
      fail(name, error.message);
    }
    latencies.push(performance.now() - before);
  }
}

function fail(name, what) {
  failures += 1;
  if (told.length < 5) told.push(`${name}: ${what}`);
}

/** What was asked since the last time it was taken. */
function take() {
  const sorted = latencies.splice(0).sort((a, b) => a - b);
  const at = (share) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  process.send({
    taken: { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1), failures, told },
  });
}

async function end() {
  isOver = true;
  await Promise.all(loops);
  take();
  process.disconnect();
}

function post(agent, url, body, headers) {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, async (response) => {
      const parts = [];
      try {
        for await (const part of response) parts.push(part);
        resolve({ status: response.statusCode, text: Buffer.concat(parts).toString() });
      } catch (error) {
        reject(error);
      }
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
