import type { ApolloServerPlugin } from '@apollo/server';
import { ROOT_CONTEXT, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import type { GatewayContext } from '../http/GatewayContext';
import { parseTraceparent } from './traceparent';

/**
 * A span for each operation, below the span that the client names in `traceparent`, with the names
 * of the OpenTelemetry semantic conventions for GraphQL servers. The document itself stays out: it
 * may hold values; its hash tells documents apart.
 */
export function tracingPlugin(tracer: Tracer): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart({ contextValue }) {
      const caller = parseTraceparent(contextValue.traceparent);
      const parent = caller ? trace.setSpanContext(ROOT_CONTEXT, caller) : ROOT_CONTEXT;
      const span = tracer.startSpan('GraphQL Operation', { kind: SpanKind.SERVER }, parent);
      contextValue.span = span;
      return {
        async didResolveOperation({ operation, queryHash }) {
          if (!operation) return;
          const { operationName } = contextValue.record;
          span.updateName(operation.operation);
          span.setAttributes({
            'graphql.operation.type': operation.operation,
            ...(operationName !== null && { 'graphql.operation.name': operationName }),
            'civicgraph.document.hash': queryHash,
          });
        },
        async willSendResponse() {
          const [code] = contextValue.record.errorCodes;
          if (code !== undefined) {
            span.setAttribute('error.type', code);
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    async unexpectedErrorProcessingRequest({ requestContext }) {
      const { span } = requestContext.contextValue;
      span?.setStatus({ code: SpanStatusCode.ERROR });
      span?.end();
    },
  };
}
