'use strict';
const { join } = require('node:path');
const { readExamples } = require('../../../hub/dist/examples');
const { startChild } = require('../children/startChild');
const { median } = require('../median');

const planners = ['civic', 'apollo'];
const processes = 7;
const warmUp = 10;
const times = 40;

/**
 * What it takes to plan an operation, each planner in processes of its own.
 * @returns undefined unless both planners are to be measured; else `workloads`, by name and planner
 *   `firstMs`, `laterMs`, `repeatedMs` and `stallMs`, and `examples`, by planner the longest stall of all
 */
exports.measurePlanning = async function measurePlanning(workloads, { engines, facts, report }) {
  if (!planners.every((name) => engines.includes(name))) return undefined;
  const planning = {
    workloads: Object.fromEntries(workloads.map(({ name }) => [name, {}])),
    examples: {},
  };
  for (const planner of planners) {
    report(`planning: ${planner}`);
    const start = () => startPlanner(planner, facts);
    const first = await measureFirst(workloads, start);
    const later = await measureLater(workloads, start);
    const repeated = await measureRepeated(workloads, start);
    const stalls = await measureStalls(workloads, start);
    for (const { name } of workloads) {
      planning.workloads[name][planner] = {
        firstMs: first[name],
        laterMs: later[name],
        repeatedMs: repeated[name],
        stallMs: stalls[name],
      };
    }
    planning.examples[planner] = stalls.examples;
  }
  return planning;
};

/** The first that a process plans; the median of several processes. */
async function measureFirst(workloads, start) {
  const taken = Object.fromEntries(workloads.map(({ name }) => [name, []]));
  for (let turn = 0; turn < processes; turn += 1) {
    for (const { name, query } of workloads) {
      const child = await start();
      taken[name].push(await child.call('measure', { query, warmUp: 0, times: 1 }));
      await child.stop();
    }
  }
  return mapValues(taken, median);
}

/** Planned once, in a process that has planned other operations; the median of several processes. */
async function measureLater(workloads, start) {
  const taken = Object.fromEntries(workloads.map(({ name }) => [name, []]));
  const asked = new Set(workloads.map(({ query }) => query));
  const others = readExamples().filter(({ query }) => !asked.has(query));
  for (let turn = 0; turn < processes; turn += 1) {
    const child = await start();
    const once = (query) => child.call('measure', { query, warmUp: 0, times: 1 });
    for (const { query } of others) await once(query);
    for (const { name, query } of workloads) taken[name].push(await once(query));
    await child.stop();
  }
  return mapValues(taken, median);
}

/** Planned again and again, by another name each time; the median of the times. */
async function measureRepeated(workloads, start) {
  const taken = {};
  const child = await start();
  for (const { name, query } of workloads) {
    taken[name] = await child.call('measure', { query, warmUp, times });
  }
  await child.stop();
  return taken;
}

async function measureStalls(workloads, start) {
  const stalls = {};
  const child = await start();
  for (const { name, query } of [...workloads, ...readExamples()]) {
    stalls[name] = await child.call('stall', { query, times: warmUp });
  }
  await child.stop();
  return { ...stalls, examples: Math.max(...readExamples().map(({ name }) => stalls[name])) };
}

async function startPlanner(planner, facts) {
  const child = startChild(join(__dirname, `${planner}.js`));
  await child.call('open', facts);
  return child;
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
