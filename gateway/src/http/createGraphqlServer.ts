import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import type { Tracer } from '@opentelemetry/api';
import type { Logger } from 'pino';
import { refusalsPlugin } from '../access';
import { type Engine, engineLogger, writeAnswer } from '../engine';
import { errorsPlugin, formatError } from '../errors';
import { type Limits, limitsPlugin, noIntrospection } from '../limits';
import { tracingPlugin } from '../observe';
import { type UsageRecorder, usagePlugin } from '../usage';
import { createDocumentStore, type DocumentStore } from './documentStore';
import type { GatewayContext } from './GatewayContext';
import { operationNamePlugin } from './operationNamePlugin';

export interface GraphqlServerOptions {
  readonly engine: Engine;
  /** A store of its own when absent. */
  readonly documents?: DocumentStore | undefined;
  readonly introspection: boolean;
  readonly limits: Limits;
  readonly logger: Logger;
  readonly tracer?: Tracer | undefined;
  readonly usage?: UsageRecorder | undefined;
}

/** Apollo Server with everything off that a city's gateway does not want: it reports to nobody. */
export function createGraphqlServer(options: GraphqlServerOptions): ApolloServer<GatewayContext> {
  const { engine, introspection, limits, logger, tracer, usage } = options;
  return new ApolloServer<GatewayContext>({
    gateway: engine,
    introspection: true,
    validationRules: introspection ? [] : [noIntrospection],
    hideSchemaDetailsFromClientErrors: !introspection,
    parseOptions: { maxTokens: limits.tokens },
    plugins: [
      operationNamePlugin,
      limitsPlugin(limits),
      ...engine.plugins,
      errorsPlugin(logger),
      refusalsPlugin,
      ...(usage ? [usagePlugin(usage)] : []),
      ...(tracer ? [tracingPlugin(tracer)] : []),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginLandingPageDisabled(),
    ],
    formatError,
    includeStacktraceInErrorResponses: false,
    // What this answers is handed on as it is: bytes go out without becoming a text on the way.
    stringifyResult: (answer) => writeAnswer(answer) as Buffer & string,
    csrfPrevention: true,
    documentStore: options.documents ?? createDocumentStore(),
    allowBatchedHttpRequests: false,
    persistedQueries: false,
    stopOnTerminationSignals: false,
    logger: engineLogger(logger),
  });
}
