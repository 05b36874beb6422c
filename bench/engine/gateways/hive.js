'use strict';
const { createServer } = require('node:http');
const { createGatewayRuntime } = require('@graphql-hive/gateway-runtime');
const { unifiedGraphHandler } = require('@graphql-hive/router-runtime');
const { identityHeader } = require('../../../shared/dist');
const { runGateway } = require('./runGateway');

/** Hive Gateway with the planner and executor of Hive Router, without what nobody asks for here. */
runGateway(async ({ strippedSdl }) => {
  const gateway = createGatewayRuntime({
    supergraph: strippedSdl,
    unifiedGraphHandler,
    logging: 'error',
    graphiql: false,
    landingPage: false,
    // Each request is one of its own, so that looking for an equal one under way costs and finds nothing.
    transportEntries: { '*.http': { options: { deduplicateInflightRequests: false } } },
    propagateHeaders: {
      // It hands on the request id without being told.
      fromClientToSubgraphs: ({ request }) => ({
        [identityHeader]: request.headers.get(identityHeader),
      }),
    },
  });
  const server = createServer(gateway);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}/graphql`;
});
