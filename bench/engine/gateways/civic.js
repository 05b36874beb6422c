'use strict';
const { join } = require('node:path');
const pino = require('pino');
const { createDemoIssuer, createGateway, createHttpSubgraph } = require('../../../gateway/dist');
const { readSettings } = require('../../../hub/dist/settings');
const { deriveFetchKey, importPrivateKey } = require('../../../shared/dist');
const { runGateway } = require('./runGateway');

/** Our gateway as it is shipped; `HUB_ENGINE` and `HUB_PLANNER` choose as they do for the hub. */
runGateway(async ({ urls, identityKey, fetchKey, keyFile, folder }) => {
  const { engine, planner } = readSettings();
  const logFile = join(folder, `${process.pid}.log`);
  const gateway = await createGateway({
    subgraphs: Object.entries(urls).map(([name, url]) =>
      createHttpSubgraph({
        name,
        url,
        fetchKey: deriveFetchKey(Buffer.from(fetchKey, 'base64'), name),
      }),
    ),
    identityKeys: { privateKey: importPrivateKey('identityKey', identityKey) },
    tokens: await createDemoIssuer({ keyFile }),
    host: '127.0.0.1',
    port: 0,
    introspection: false,
    engine,
    planner,
    logger: pino({ name: 'gateway' }, pino.destination({ dest: logFile, sync: true })),
  });
  return `${await gateway.listen()}/graphql`;
});
