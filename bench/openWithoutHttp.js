'use strict';
const { signIdentity } = require('../shared/dist');
const { createRefusalRecorder } = require('../gateway/dist/access');
const { createEngine, writeAnswer } = require('../gateway/dist/engine');
const { guardSubgraph } = require('../gateway/dist/http/guardSubgraph');
const { createGraphqlServer } = require('../gateway/dist/http/createGraphqlServer');
const { defaultLimits } = require('../gateway/dist/limits');
const pino = require('pino');

/** A second gateway over the same subgraphs and the same ledger, asked behind its HTTP door by a viewer already known. */
exports.openWithoutHttp = async function openWithoutHttp(hub) {
  const logger = pino({ level: 'silent' });
  const nothing = () => {};
  const observer = { fetched: nothing, retried: nothing, circuitChanged: nothing };
  const engine = createEngine({
    supergraphSdl: hub.supergraphSdl,
    subgraphs: hub.subgraphs.map((subgraph) => guardSubgraph(subgraph, { observer, logger })),
    engine: 'civic',
    planner: 'hive',
    ...hub.access,
    logger,
  });
  const graphql = createGraphqlServer({
    engine,
    introspection: false,
    limits: defaultLimits,
    logger,
  });
  await graphql.start();
  const refusals = createRefusalRecorder({ logger });
  return {
    async ask(query, variables, viewer) {
      const requestId = 'bench';
      const identity = await signIdentity(hub.identityKeys.privateKey, { viewer, requestId });
      const record = { operationName: null, errorCodes: [] };
      const signal = new AbortController().signal;
      const { body } = await graphql.executeOperation(
        { query, variables },
        {
          contextValue: {
            requestId,
            viewer,
            identity,
            record,
            refusals,
            signal,
            deadline: Number.POSITIVE_INFINITY,
            checkedDocument: query,
          },
        },
      );
      return writeAnswer(body.singleResult).toString();
    },
    close: () => graphql.stop(),
  };
};
