'use strict';
const { fork } = require('node:child_process');
const { basename } = require('node:path');

/** Each running process, and the promise of its end. */
const running = new Map();

/**
 * Starts a process of the comparison.
 * @returns `call(name, argument)` for what it gives to `answerParent`, and `stop()`
 */
exports.startChild = function startChild(file) {
  const child = fork(file, [], {
    execArgv: ['--no-warnings'],
    env: { ...process.env, NODE_ENV: 'production' },
    // What it prints is no result.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const waiting = new Map();
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let calls = 0;
  let over;
  running.set(child, ended);
  child.on('message', ({ id, result, failure }) => {
    const { resolve, reject } = waiting.get(id);
    waiting.delete(id);
    if (failure === undefined) resolve(result);
    else reject(new Error(`${basename(file)}: ${failure}`));
  });
  child.once('exit', (code, signal) => {
    running.delete(child);
    over = new Error(`${basename(file)} ended by itself (${signal ?? `exit code ${code}`}).`);
    for (const { reject } of waiting.values()) reject(over);
  });
  return {
    call: (name, argument) =>
      new Promise((resolve, reject) => {
        if (over) return reject(over);
        calls += 1;
        waiting.set(calls, { resolve, reject });
        child.send({ id: calls, name, argument });
      }),
    async stop() {
      child.kill('SIGKILL');
      await ended;
    },
  };
};

/** Ends every process that still runs, whatever it does. */
exports.stopChildren = async function stopChildren() {
  for (const child of running.keys()) child.kill('SIGKILL');
  await Promise.all(running.values());
};
