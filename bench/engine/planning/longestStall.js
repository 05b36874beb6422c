'use strict';

/** How long, at most, the event loop was held at a stretch while `work` was done; in milliseconds. */
exports.longestStall = async function longestStall(work) {
  let longest = 0;
  let last = performance.now();
  let isOver = false;
  const turn = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  turn();
  return longest;
};
