'use strict';
const { answerParent } = require('../children/answerParent');
const { median } = require('../median');
const { longestStall } = require('./longestStall');

/**
 * Measures a planner in this process. `open` takes what `subgraphs/process.js` gives, and returns a
 * function that plans a text which was not planned before.
 */
exports.runPlanner = function runPlanner(open) {
  let plan;
  let turns = 0;
  /** An operation's name is part of its text, and asks nothing else of the planner. */
  const prepare = (query) => {
    turns += 1;
    return plan(query.replace(/^(query|mutation)\b\s*(\w*)/m, `$1 $2${turns}`));
  };
  answerParent({
    async open(facts) {
      plan = await open(facts);
    },
    /** The median of the time it takes, in milliseconds. */
    async measure({ query, warmUp, times }) {
      const taken = [];
      for (let turn = 0; turn < warmUp + times; turn += 1) {
        const work = prepare(query);
        const start = performance.now();
        await work();
        if (turn >= warmUp) taken.push(performance.now() - start);
      }
      return median(taken);
    },
    /**
     * The longest time in milliseconds that it held this process: the first time, when nothing is
     * compiled yet, or in the median, whichever is longer.
     */
    async stall({ query, times }) {
      const stalls = [];
      for (let turn = 0; turn < times; turn += 1) stalls.push(await longestStall(prepare(query)));
      return Math.max(stalls[0], median(stalls));
    },
  });
};
