'use strict';

const figures = ['cpuMsPerRequest', 'rps', 'p50Ms', 'p99Ms', 'peakMb'];

/** What `--json` prints: by workload and engine, the figures. */
exports.figuresOf = function figuresOf(results) {
  return mapValues(results, ({ engines }) =>
    mapValues(engines, (measured) =>
      Object.fromEntries(figures.map((name) => [name, Number(measured[name].toFixed(3))])),
    ),
  );
};

exports.table = function table(workload, { bytes, engines }) {
  const lines = [
    `\n${workload}, an answer of ${(bytes / 1000).toFixed(1)} KB`,
    row('engine', 'CPU ms/req', 'req/s', 'p50 ms', 'p99 ms', 'peak MB', 'fetches'),
  ];
  for (const [engine, measured] of Object.entries(engines)) {
    const { cpuMsPerRequest, rps, p50Ms, p99Ms, peakMb, fetches } = measured;
    lines.push(
      row(
        engine,
        cpuMsPerRequest.toFixed(2),
        rps.toFixed(0),
        p50Ms.toFixed(1),
        p99Ms.toFixed(1),
        peakMb.toFixed(0),
        fetches.toFixed(1),
      ),
    );
  }
  const { civic, ...others } = engines;
  if (civic) {
    for (const [engine, { cpuMsPerRequest }] of Object.entries(others)) {
      const times = cpuMsPerRequest / civic.cpuMsPerRequest;
      lines.push(`CPU of ${engine} / civic: ${times.toFixed(1)}`);
    }
  }
  return `${lines.join('\n')}\n`;
};

exports.planningTable = function planningTable({ workloads, examples }) {
  const compare = (title, figure) => [
    `\n${title}`,
    row('workload', 'civic', 'apollo', 'ratio'),
    ...Object.entries(workloads).map(([workload, { civic, apollo }]) => {
      const [ours, theirs] = [civic[figure], apollo[figure]];
      return row(workload, ours.toFixed(2), theirs.toFixed(2), (theirs / ours).toFixed(1));
    }),
  ];
  const lines = [
    ...compare('planning the first operation of a process, median ms', 'firstMs'),
    ...compare('planning one for the first time after the other examples, median ms', 'laterMs'),
    ...compare('planning the same again and again, median ms', 'repeatedMs'),
    ...compare('longest stall of the event loop while planning, ms', 'stallMs'),
    row('any example', examples.civic.toFixed(2), examples.apollo.toFixed(2)),
  ];
  return `${lines.join('\n')}\n`;
};

function row(name, ...cells) {
  return `${name.padEnd(16)}${cells.map((cell) => cell.padStart(11)).join('')}`;
}

function mapValues(record, change) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
