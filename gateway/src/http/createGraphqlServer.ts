import type { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Logger } from 'pino';
import { engineLogger, introspectionPlugin } from '../engine';
import { errorsPlugin, formatError } from '../errors';
import { type Limits, limitsPlugin, noIntrospection } from '../limits';
import type { GatewayContext } from './GatewayContext';
import { operationNamePlugin } from './operationNamePlugin';

export interface GraphqlServerOptions {
  readonly engine: ApolloGateway;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly logger: Logger;
}

/** Apollo Server with everything off that a city's gateway does not want: it reports to nobody. */
export function createGraphqlServer(options: GraphqlServerOptions): ApolloServer<GatewayContext> {
  const { engine, introspection, limits, logger } = options;
  return new ApolloServer<GatewayContext>({
    gateway: engine,
    introspection: true,
    validationRules: introspection ? [] : [noIntrospection],
    hideSchemaDetailsFromClientErrors: !introspection,
    parseOptions: { maxTokens: limits.tokens },
    plugins: [
      operationNamePlugin,
      limitsPlugin(limits),
      introspectionPlugin,
      errorsPlugin(logger),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError,
    includeStacktraceInErrorResponses: false,
    stringifyResult: JSON.stringify,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: engineLogger(logger),
  });
}
