'use strict';
const { createServer } = require('node:http');
const { createFetchProver, fetchHeader, identityHeader } = require('../../../shared/dist');

/**
 * Serves what a subgraph has answered before without asking it again, so that the gateway is what
 * limits the throughput. An answer is kept for the viewer and the body; the signature of the viewer's
 * identity is checked by the subgraph, when it is first asked. Fetches of the cache are proven by itself: the
 * other gateways prove none.
 */
exports.createAnswerCache = async function createAnswerCache(name, origin, fetchKey) {
  const prove = createFetchProver(name, fetchKey);
  const answers = new Map();
  let counts = { requests: 0, misses: 0 };

  const server = createServer((request, response) => {
    const parts = [];
    request.on('data', (part) => parts.push(part));
    request.on('end', async () => {
      const body = Buffer.concat(parts).toString();
      const key = `${request.url} ${viewerIn(request.headers[identityHeader])} ${body}`;
      counts.requests += 1;
      let answer = answers.get(key);
      if (!answer) {
        counts.misses += 1;
        answer = await ask(origin, request, body, prove);
        if (answer.status === 200) answers.set(key, answer);
      }
      response.writeHead(answer.status, {
        'content-type': answer.type,
        'content-length': answer.bytes.length,
      });
      response.end(answer.bytes);
    });
  });
  server.keepAliveTimeout = 65_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  return {
    name,
    url: `http://127.0.0.1:${server.address().port}/graphql`,
    takeCounts() {
      const taken = counts;
      counts = { requests: 0, misses: 0 };
      return taken;
    },
  };
};

/** The claims of the identity but for its age and request. */
function viewerIn(identity) {
  if (!identity) return '';
  const payload = Buffer.from(identity.split('.')[1], 'base64url').toString();
  return JSON.stringify(JSON.parse(payload).viewer);
}

async function ask(origin, { url, method, headers }, body, prove) {
  const identity = headers[identityHeader];
  const response = await fetch(origin + url, {
    method,
    headers: {
      'content-type': 'application/json',
      ...(identity && { [identityHeader]: identity, [fetchHeader]: prove(identity, body) }),
    },
    ...(method === 'POST' && { body }),
  });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  };
}
