'use strict';
const { createServer } = require('node:http');

/** A bare server whose one answer is what `answer` resolves to. Close it with `close`. */
exports.serve = async function serve(answer) {
  const server = createServer(async (request, response) => {
    for await (const _ of request);
    const text = await answer();
    response.writeHead(200, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    });
    response.end(text);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
};
