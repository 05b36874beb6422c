import { setTimeout as wait } from 'node:timers/promises';

/** Does one part of some work, which holds the event loop, and then lets requests go first where it is time. */
export type Pace = <T>(part: () => T) => Promise<T>;

const shortestSliceMs = 4;
const longestSliceMs = 25;
const longestRestMs = 12;

/**
 * Spreads work that nobody waits for over turns of the event loop, so that it takes some fourth of the time of
 * the process. While requests fill the turns, as many parts as fit into a fourth of a turn are done in one:
 * with one in each turn, the work would never come to its end. While there are few requests, it rests
 * in between, or each step of a request would find a part before it.
 */
export function createPace(): Pace {
  let slice = shortestSliceMs;
  let worked = 0;
  return async (part) => {
    const begunAt = performance.now();
    try {
      return part();
    } finally {
      const endedAt = performance.now();
      worked += endedAt - begunAt;
      if (worked >= slice) {
        await wait(Math.min(2 * worked, longestRestMs));
        const turn = performance.now() - endedAt;
        slice = Math.min(Math.max(turn / 4, shortestSliceMs), longestSliceMs);
        worked = 0;
      }
    }
  };
}
