import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises';

/** How long work of many parts may be held up by its rests altogether, in milliseconds. */
const mostRestMs = 800;
const longestRestMs = 16;

/**
 * Makes a function to wait for before each part of some work that nobody waits for, so that it takes a third
 * of the time of the process, and requests the rest: a turn of the event loop alone would give each step
 * of a request one part of that work to wait for.
 */
export function createRests(): () => Promise<void> {
  let left = mostRestMs;
  let begunAt: number | undefined;
  return async () => {
    const worked = begunAt === undefined ? 0 : performance.now() - begunAt;
    const rest = Math.min(2 * worked, longestRestMs, left);
    if (rest >= 1) {
      left -= rest;
      await wait(rest);
    } else {
      await nextTurn();
    }
    begunAt = performance.now();
  };
}
