'use strict';

/**
 * Measures ways to do one thing, in turn, round after round. Taking turns matters: a short answer
 * made again and again finds everything in the processor's caches, which no server's answer does.
 * @param ways by name, a function that does the thing `times` times, and how many times a turn has
 * @returns by name, wall and CPU time of this process for one of them in milliseconds, medians over the rounds
 */
exports.measure = async function measure(ways, { rounds, warmUp }) {
  const samples = new Map(Object.keys(ways).map((name) => [name, { wall: [], cpu: [] }]));
  for (let round = 0; round < warmUp; round += 1) {
    for (const { run, times } of Object.values(ways)) await run(times);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { run, times }] of Object.entries(ways)) {
      const before = process.cpuUsage();
      const start = process.hrtime.bigint();
      await run(times);
      const wall = Number(process.hrtime.bigint() - start) / 1e6;
      const { user, system } = process.cpuUsage(before);
      samples.get(name).wall.push(wall / times);
      samples.get(name).cpu.push((user + system) / 1e3 / times);
    }
  }
  return Object.fromEntries(
    [...samples].map(([name, { wall, cpu }]) => [
      name,
      { wallMs: median(wall), cpuMs: median(cpu) },
    ]),
  );
};

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? sorted[Math.floor(middle)]
    : (sorted[middle - 1] + sorted[middle]) / 2;
}
