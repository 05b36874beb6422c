'use strict';
const { join } = require('node:path');
const pino = require('pino');
const { createDemoIssuer, createGateway, createHttpSubgraph } = require('../../../gateway/dist');
const { openAccess } = require('../../../hub/dist/openAccess');
const { readSettings } = require('../../../hub/dist/settings');
const {
  deriveFetchKey,
  generateKeyring,
  importPrivateKey,
  parseDatabaseUrl,
  parseKeyring,
} = require('../../../shared/dist');

/**
 * Our gateway as it is shipped; `HUB_ENGINE` and `HUB_PLANNER` choose as they do for the hub, and
 * `HUB_DATABASE_URL` where the ledger is.
 *
 * @param subgraphOf what stands between a subgraph and the gateway
 */
exports.openCivic = async function openCivic(facts, subgraphOf = (subgraph) => subgraph) {
  const { urls, identityKey, fetchKey, keyFile, folder } = facts;
  const { engine, planner, deny } = readSettings();
  const logFile = join(folder, `${process.pid}.log`);
  const logger = pino({ name: 'gateway' }, pino.destination({ dest: logFile, sync: true }));
  const ledger = process.env.HUB_DATABASE_URL ?? `sqlite:${join(folder, `ledger-${process.pid}`)}`;
  const gateway = await createGateway({
    subgraphs: Object.entries(urls).map(([name, url]) =>
      subgraphOf(
        createHttpSubgraph({
          name,
          url,
          fetchKey: deriveFetchKey(Buffer.from(fetchKey, 'base64'), name),
        }),
      ),
    ),
    identityKeys: { privateKey: importPrivateKey('identityKey', identityKey) },
    tokens: await createDemoIssuer({ keyFile }),
    ...(await openAccess({
      deny,
      databaseUrl: parseDatabaseUrl(ledger),
      referenceKey: Buffer.alloc(32),
      keyring: parseKeyring(generateKeyring('bench')),
      anchorFile: join(folder, `${process.pid}.anchor`),
      logger,
    })),
    host: '127.0.0.1',
    port: 0,
    introspection: false,
    engine,
    planner,
    logger,
  });
  return `${await gateway.listen()}/graphql`;
};
