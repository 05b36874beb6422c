'use strict';
const { parseArgs } = require('node:util');
const { engineNames } = require('./engineNames');
const { workloadNames } = require('./workloads');

/** A mistake in the options, as a sentence for whoever made it. */
class OptionError extends Error {}
exports.OptionError = OptionError;

/** @throws OptionError */
exports.readOptions = function readOptions(words) {
  const { rounds, seconds, workload, engine, json } = readWords(words);
  return {
    rounds: readCount('rounds', rounds),
    seconds: readCount('seconds', seconds),
    workloads: readNames('workload', workload, workloadNames),
    engines: readNames('engine', engine, engineNames),
    json,
  };
};

function readWords(words) {
  try {
    return parseArgs({
      args: words,
      options: {
        rounds: { type: 'string', default: '5' },
        seconds: { type: 'string', default: '3' },
        workload: { type: 'string', multiple: true },
        engine: { type: 'string', multiple: true },
        json: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new OptionError(
      `${error.message.split('\n')[0]} Expected [--rounds N] [--seconds N] [--workload NAME] [--engine NAME] [--json].`,
    );
  }
}

function readCount(name, text) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= 1000) return value;
  throw new OptionError(`--${name} is "${text}". Expected a whole number from 1 to 1000.`);
}

/** Those given, in the usual order; all when none is. */
function readNames(option, given, known) {
  for (const name of given ?? []) {
    if (known.includes(name)) continue;
    throw new OptionError(`Unknown ${option} "${name}". Expected ${known.join(', ')}.`);
  }
  return given ? known.filter((name) => given.includes(name)) : known;
}
