'use strict';
const { spawnSync } = require('node:child_process');
const { randomInt } = require('node:crypto');
const { join } = require('node:path');
const { parseArgs } = require('node:util');

/**
 * `npm run fuzz -- --minutes N [--seed N]`: generated operations through three engines, and over worlds that
 * differ in what a viewer may not see, for as long as wanted. Ends with 1 at the first that they answer differently, and with 2 for a wrong option.
 */
const { minutes, seed } = readOptions();
const tests = ['differential', 'leaks'].map((name) => `gateway/src/engine/__tests__/${name}`);
process.stdout.write(`Comparing for ${minutes} min with seed ${seed}.\n`);
const { status } = spawnSync(process.execPath, [require.resolve('jest/bin/jest'), ...tests], {
  cwd: join(__dirname, '..'),
  env: { ...process.env, FUZZ_MINUTES: String(minutes), FUZZ_SEED: String(seed) },
  stdio: 'inherit',
});
process.exitCode = status ?? 1;

function readOptions() {
  try {
    const { values } = parseArgs({
      options: {
        minutes: { type: 'string', default: '10' },
        seed: { type: 'string', default: String(randomInt(1_000_000)) },
      },
    });
    return {
      minutes: readNumber('minutes', values.minutes, 1, 10_000),
      seed: readNumber('seed', values.seed, 0, 2 ** 31 - 1),
    };
  } catch (error) {
    process.stderr.write(`${error.message.split('\n')[0]} Expected [--minutes N] [--seed N].\n`);
    return process.exit(2);
  }
}

function readNumber(name, text, min, max) {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= min && value <= max) return value;
  throw new Error(`--${name} is "${text}". Expected a whole number from ${min} to ${max}.`);
}
