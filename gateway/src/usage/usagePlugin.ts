import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../http/GatewayContext';
import type { UsageRecorder } from './UsageRecorder';

/** Records each operation that is executed: it is valid, and within the limits. */
export function usagePlugin(usage: UsageRecorder): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async executionDidStart({ schema, document, operation, request, contextValue }) {
          const headers = request.http?.headers;
          usage.record({
            schema,
            document,
            operation,
            viewer: contextValue.viewer,
            header: (name) => headers?.get(name),
          });
        },
      };
    },
  };
}
