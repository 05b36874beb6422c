/**
 * Sets the clock of the process, and nothing else of its time: timers go on, and databases with them.
 * `jest.useRealTimers` undoes it.
 */
export function setClock(instant: string | number): void {
  jest.useFakeTimers({
    now: new Date(instant),
    doNotFake: [
      'hrtime',
      'nextTick',
      'performance',
      'queueMicrotask',
      'setImmediate',
      'clearImmediate',
      'setInterval',
      'clearInterval',
      'setTimeout',
      'clearTimeout',
    ],
  });
}
