'use strict';
const { fork } = require('node:child_process');
const { join } = require('node:path');

/** Starts the client process; `ask` resolves to the text of the last of so many responses. */
exports.openClient = function openClient() {
  const child = fork(join(__dirname, 'client.js'), [], { execArgv: [] });
  return {
    ask: (request) =>
      new Promise((resolve, reject) => {
        child.once('message', ({ text, failure }) =>
          failure === undefined ? resolve(text) : reject(new Error(failure)),
        );
        child.send(request);
      }),
    close: () => child.disconnect(),
  };
};
