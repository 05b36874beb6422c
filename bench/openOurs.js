'use strict';
const { randomBytes } = require('node:crypto');
const { mkdtempSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const pino = require('pino');
const { createDemoIssuer, createGateway } = require('../gateway/dist');
const {
  generateIdentityKeys,
  generateKeyring,
  parseDatabaseUrl,
  parseKeyring,
  statementsOf,
} = require('../shared/dist');
const { openHub } = require('../hub/dist/openHub');
const { parseTokenArguments } = require('../hub/dist/tokenArguments');

/** The whole hub in this process, as `npm start` has it, on the city's databases (filled on first use). */
exports.openOurs = async function openOurs(database, city, onProgress) {
  const identityKeys = generateIdentityKeys();
  const logger = pino({ level: 'silent' });
  const keyFile = join(mkdtempSync(join(tmpdir(), 'civicgraph-bench-')), 'issuer.json');
  const issuer = await createDemoIssuer({ keyFile });
  const { subgraphs } = await openHub({
    databaseUrl: parseDatabaseUrl(database),
    identityKeys,
    referenceKey: randomBytes(32),
    keyring: parseKeyring(generateKeyring('bench')),
    logger,
    city,
    onProgress,
  });
  const gateway = await createGateway({
    subgraphs,
    identityKeys,
    tokens: issuer,
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
    supergraphSdl: gateway.supergraphSdl,
    tokenFor: (words) => issuer.issueToken(parseTokenArguments(words)),
    viewerOf: (token) => issuer.verify(token),
    statements: () => counters.reduce((sum, { count }) => sum + count, 0),
    close: () => gateway.close(),
  };
};
