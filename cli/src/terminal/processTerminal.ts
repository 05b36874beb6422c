import { setTimeout } from 'node:timers/promises';
import type { Terminal } from './Terminal';

/** The terminal, or whatever else, that this process runs in. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr, env } = process;
  // https://no-color.org: any value but an empty one.
  const mayColour = !env.NO_COLOR && env.TERM !== 'dumb';
  return {
    folder: process.cwd(),
    environment: env,
    input: stdin,
    // Away from a terminal `isTTY` is not even false.
    colour: {
      output: mayColour && stdout.isTTY === true,
      errors: mayColour && stderr.isTTY === true,
    },
    columns: stdout.columns ?? 80,
    writeOutput: (text) => stdout.write(text),
    writeError: (text) => stderr.write(text),
    now: () => performance.now(),
    wait: (milliseconds) => setTimeout(milliseconds),
  };
}
