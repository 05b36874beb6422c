'use strict';
const { randomBytes } = require('node:crypto');
const { join } = require('node:path');
const pino = require('pino');
const { createDemoIssuer, stripSecurity } = require('../../../gateway/dist');
const { composeSupergraph } = require('../../../shared/dist/supergraph');
const { openHub } = require('../../../hub/dist/openHub');
const { parseTokenArguments } = require('../../../hub/dist/tokenArguments');
const {
  createCity,
  deriveFetchKey,
  exportKey,
  generateIdentityKeys,
  generateKeyring,
  parseDatabaseUrl,
  parseKeyring,
  serveSubgraph,
  signIdentity,
} = require('../../../shared/dist');
const { answerParent } = require('../children/answerParent');
const { createAnswerCache } = require('./answerCache');

const city = createCity('XS');
const identityKeys = generateIdentityKeys();
const masterKey = randomBytes(32);
const logger = pino({ level: 'warn' }, pino.destination(2));
const requestId = 'bench';
let issuer;
let caches;

/** The subgraphs of the hub, each behind a cache of its answers, and what their callers need. */
answerParent({
  async open({ folder }) {
    const keyFile = join(folder, 'issuer.json');
    issuer = await createDemoIssuer({ keyFile });
    const { subgraphs } = await openHub({
      databaseUrl: parseDatabaseUrl(`sqlite:${join(folder, 'data')}`),
      identityKeys,
      referenceKey: randomBytes(32),
      keyring: parseKeyring(generateKeyring('bench')),
      logger,
      city,
    });
    const own = await signIdentity(identityKeys.privateKey, { viewer: null, requestId });
    const sdls = await Promise.all(subgraphs.map((subgraph) => readSdl(subgraph, own)));
    caches = await Promise.all(subgraphs.map(serveCached));
    const urls = Object.fromEntries(caches.map(({ name, url }) => [name, url]));
    return {
      urls,
      supergraphSdl: withUrls(composeSupergraph(sdls), urls),
      strippedSdl: withUrls(stripSecurity(composeSupergraph(sdls)), urls),
      identityKey: exportKey(identityKeys.privateKey),
      fetchKey: masterKey.toString('base64'),
      keyFile,
    };
  },

  /** What the client sends to be this viewer: to our gateway a token, to the others an identity. */
  async credentials({ viewerWords }) {
    const token = await issuer.issueToken(parseTokenArguments(viewerWords));
    const viewer = await issuer.verify(token);
    return { token, identity: await signIdentity(identityKeys.privateKey, { viewer, requestId }) };
  },

  /** Requests and those among them that the caches could not answer, since the last call. */
  async traffic() {
    const counts = caches.map((cache) => cache.takeCounts());
    const sum = (pick) => counts.reduce((total, count) => total + pick(count), 0);
    return { requests: sum(({ requests }) => requests), misses: sum(({ misses }) => misses) };
  },
});

async function readSdl({ name, execute }, identity) {
  const { data } = await execute({ query: '{ _service { sdl } }', identity });
  return { name, sdl: data._service.sdl };
}

async function serveCached(subgraph) {
  const fetchKey = deriveFetchKey(masterKey, subgraph.name);
  const server = await serveSubgraph(subgraph, { host: '127.0.0.1', port: 0, fetchKey, logger });
  const origin = `http://127.0.0.1:${server.server.address().port}`;
  return createAnswerCache(subgraph.name, origin, fetchKey);
}

/** Composition writes `http://<name>/`. */
function withUrls(sdl, urls) {
  return Object.entries(urls).reduce(
    (text, [name, url]) => text.replaceAll(`"http://${name}/"`, `"${url}"`),
    sdl,
  );
}
