'use strict';
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const pino = require('pino');
const { createDemoIssuer, createGateway } = require('../gateway/dist');
const { generateIdentityKeys, parseDatabaseUrl, statementsOf } = require('../shared/dist');
const { openAccess } = require('../hub/dist/openAccess');
const { openHub } = require('../hub/dist/openHub');
const { parseTokenArguments } = require('../hub/dist/tokenArguments');
const { keyring, referenceKey } = require('./keys');

/** The whole hub in this process, as `npm start` has it, on the city's databases (filled on first use). */
exports.openOurs = async function openOurs(database, city, onProgress) {
  const identityKeys = generateIdentityKeys();
  const logger = pino({ level: 'silent' });
  const keyFile = join(mkdtempSync(join(tmpdir(), 'civicgraph-bench-')), 'issuer.json');
  const issuer = await createDemoIssuer({ keyFile });
  const kept = {
    databaseUrl: parseDatabaseUrl(database),
    referenceKey,
    keyring,
    logger,
  };
  const { subgraphs } = await openHub({ ...kept, identityKeys, city, onProgress });
  const access = await openAccess({ ...kept, deny: 'null' });
  const gateway = await createGateway({
    subgraphs,
    identityKeys,
    tokens: issuer,
    ...access,
    host: '127.0.0.1',
    port: 0,
    introspection: false,
    logger,
  });
  const url = `${await gateway.listen()}/graphql`;
  const counters = subgraphs.map((subgraph) => statementsOf(subgraph.database));
  return {
    url,
    subgraphs,
    identityKeys,
    access,
    supergraphSdl: gateway.supergraphSdl,
    tokenFor: (words) => issuer.issueToken(parseTokenArguments(words)),
    viewerOf: (token) => issuer.verify(token),
    statements: () => counters.reduce((sum, { count }) => sum + count, 0),
    close: () => gateway.close(),
  };
};
