import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from './GatewayContext';

const longestLogged = 100;

/** Notes the operation's name for the log: the one in the document, which is a GraphQL name. */
export const operationNamePlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async didResolveOperation({ operationName, contextValue }) {
        contextValue.record.operationName = operationName?.slice(0, longestLogged) ?? null;
      },
    };
  },
};
