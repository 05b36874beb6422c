import type { ApolloServerPlugin } from '@apollo/server';
import { HubError } from '@civicgraph/shared';
import { GraphQLError } from 'graphql';
import type { GatewayContext } from '../http/GatewayContext';
import { checkCost } from './checkCost';
import type { Limits } from './Limits';

/**
 * Refuses operations whose lists are too large. It runs for every request, unlike validation, whose
 * verdict is kept with the document: the page sizes may come from variables.
 */
export function limitsPlugin(limits: Limits): ApolloServerPlugin<GatewayContext> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ schema, document, operation, request }) {
          if (!operation) return;
          const { operationName, variables } = request;
          try {
            checkCost({ schema, document, operationName, variables }, limits);
          } catch (error) {
            // Variables that do not fit their types: the engine refuses them in better words.
            if (!(error instanceof GraphQLError) || error instanceof HubError) throw error;
          }
        },
      };
    },
  };
}
