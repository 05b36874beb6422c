'use strict';
const { ApolloGateway, RemoteGraphQLDataSource } = require('@apollo/gateway');
const { ApolloServer } = require('@apollo/server');
const {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} = require('@apollo/server/plugin/disabled');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { identityHeader, requestIdHeader } = require('../../../shared/dist');
const { runGateway } = require('./runGateway');

// There is no option for it.
process.env.APOLLO_TELEMETRY_DISABLED = 'true';

class ForwardingDataSource extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    for (const name of [identityHeader, requestIdHeader]) {
      const value = context.headers?.[name];
      if (value !== undefined) request.http.headers.set(name, value);
    }
  }
}

/** Apollo Server with stock Apollo Gateway, without what would report or trace. */
runGateway(async ({ strippedSdl }) => {
  const server = new ApolloServer({
    gateway: new ApolloGateway({
      supergraphSdl: strippedSdl,
      buildService: ({ url }) => new ForwardingDataSource({ url }),
    }),
    introspection: false,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
    ],
  });
  const { url } = await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: 0 },
    context: async ({ req }) => ({ headers: req.headers }),
  });
  return url;
});
