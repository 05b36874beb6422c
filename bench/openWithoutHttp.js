'use strict';
const { signIdentity } = require('../shared/dist');
const { createEngine } = require('../gateway/dist/engine');
const { createGraphqlServer } = require('../gateway/dist/http/createGraphqlServer');
const { defaultLimits } = require('../gateway/dist/limits');
const pino = require('pino');

/** A second gateway over the same subgraphs, asked behind its HTTP door by a viewer already known. */
exports.openWithoutHttp = async function openWithoutHttp(hub) {
  const logger = pino({ level: 'silent' });
  const engine = createEngine(hub.supergraphSdl, hub.subgraphs, logger);
  const graphql = createGraphqlServer({
    engine,
    introspection: false,
    limits: defaultLimits,
    logger,
  });
  await graphql.start();
  return {
    async ask(query, variables, viewer) {
      const requestId = 'bench';
      const identity = await signIdentity(hub.identityKeys.privateKey, { viewer, requestId });
      const record = { operationName: null, errorCodes: [] };
      const { body } = await graphql.executeOperation(
        { query, variables },
        { contextValue: { requestId, viewer, identity, record } },
      );
      return JSON.stringify(body.singleResult);
    },
    close: () => graphql.stop(),
  };
};
