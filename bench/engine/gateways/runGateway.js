'use strict';
const { answerParent } = require('../children/answerParent');
const { createResourceMeter } = require('../children/resourceMeter');

/** Runs a gateway in this process; `open` takes what `subgraphs/process.js` gives, and returns its address. */
exports.runGateway = function runGateway(open) {
  const meter = createResourceMeter();
  answerParent({
    open,
    startMeter: async () => meter.start(),
    stopMeter: async () => meter.stop(),
  });
};
