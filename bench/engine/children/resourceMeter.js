'use strict';

const sampleEveryMs = 50;

/** CPU time and memory of this process, from `start` to `stop`. */
exports.createResourceMeter = function createResourceMeter() {
  let before;
  let peak;
  let timer;
  const sample = () => {
    peak = Math.max(peak, process.memoryUsage.rss());
  };
  return {
    start() {
      peak = 0;
      sample();
      timer = setInterval(sample, sampleEveryMs);
      before = process.cpuUsage();
    },
    /** User and system time of every thread, and the most memory held (resident set). */
    stop() {
      const { user, system } = process.cpuUsage(before);
      clearInterval(timer);
      sample();
      return { cpuMs: (user + system) / 1e3, peakMb: peak / 1024 / 1024 };
    },
  };
};
