'use strict';

/**
 * Lets the process that started this one call functions here, by name, with one argument each. The
 * process ends when its parent does, and leaves Ctrl-C to it.
 */
exports.answerParent = function answerParent(functions) {
  process.on('SIGINT', () => {});
  process.once('disconnect', () => process.exit());
  process.on('message', async ({ id, name, argument }) => {
    try {
      process.send({ id, result: await functions[name](argument) });
    } catch (error) {
      process.send({ id, failure: error.stack });
    }
  });
};
