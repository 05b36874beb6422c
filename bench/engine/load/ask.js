'use strict';
const { Pool } = require('undici');
const { identityHeader } = require('../../../shared/dist');

/** @returns the bytes of the answer. @throws for any other status than 200 */
exports.send = async function send(pool, { path, body, credentials }, requestId) {
  const { statusCode, body: answer } = await pool.request({
    method: 'POST',
    path,
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${credentials.token}`,
      [identityHeader]: credentials.identity,
      // Each request is one of its own: nothing may answer two of them at once.
      'x-request-id': requestId,
    },
    body,
  });
  const bytes = Buffer.from(await answer.arrayBuffer());
  if (statusCode === 200) return bytes;
  throw new Error(`The answer has status ${statusCode}: ${bytes.toString().slice(0, 500)}`);
};

/** The data of one answer. @throws for an answer with errors */
exports.ask = async function ask({ url, ...request }) {
  const { origin, pathname: path } = new URL(url);
  const pool = new Pool(origin);
  try {
    const bytes = await exports.send(pool, { path, ...request }, 'first');
    return { data: dataIn(bytes), bytes: bytes.length };
  } finally {
    await pool.close();
  }
};

function dataIn(bytes) {
  const { data, errors } = JSON.parse(bytes.toString());
  if (!errors && data) return data;
  throw new Error(`The answer has errors: ${JSON.stringify(errors).slice(0, 500)}`);
}

exports.dataIn = dataIn;
