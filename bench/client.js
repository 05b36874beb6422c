'use strict';
const { Agent, request } = require('node:http');

/**
 * The client, a process of its own so that its time is not the server's. A message names what to
 * ask and how often; the answer is the last response. Requests follow one another on one connection.
 */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

process.on('message', async ({ url, body, token, times }) => {
  try {
    let text = '';
    for (let i = 0; i < times; i += 1) text = await post(url, body, token);
    process.send({ text });
  } catch (error) {
    process.send({ failure: error.message });
  }
});

function post(url, body, token) {
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    authorization: `Bearer ${token}`,
  };
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, method: 'POST', headers }, async (response) => {
      const parts = [];
      for await (const part of response) parts.push(part);
      resolve(Buffer.concat(parts).toString());
    });
    sent.once('error', reject);
    sent.end(body);
  });
}
