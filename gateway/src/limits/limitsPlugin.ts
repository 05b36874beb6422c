import type { ApolloServerPlugin } from '@apollo/server';
import { HubError, quote } from '@civicgraph/shared';
import type { OperationDefinitionNode } from 'graphql';
import { withStatus } from '../errors';
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
        async parsingDidStart({ source, contextValue }) {
          // Whoever reads the request in another way would parse what nobody measured.
          if (source !== contextValue.checkedDocument) {
            throw new Error('A document comes that was not checked.');
          }
        },
        async didResolveOperation({ schema, document, source, operation, request }) {
          const { operationName, variables } = request;
          if (!operation) throw withStatus(noOperation(operationName));
          if (!schema.getRootType(operation.operation)) throw withStatus(noRoot(operation));
          try {
            checkCost({ schema, document, operation, source, operationName, variables }, limits);
          } catch (error) {
            throw error instanceof HubError ? withStatus(error) : error;
          }
        },
      };
    },
  };
}

/** The engine would let an operation it cannot find pass for a fault of its own. */
function noOperation(name: string | undefined): HubError {
  return new HubError(
    'OPERATION_RESOLUTION_FAILURE',
    name
      ? `The document has no operation named ${quote(name)}. Correct "operationName".`
      : 'The document has several operations. Say which to run with "operationName".',
  );
}

/** GraphQL's validation lets an operation pass whose kind the schema does not have. */
function noRoot({ operation }: OperationDefinitionNode): HubError {
  return new HubError(
    'OPERATION_RESOLUTION_FAILURE',
    `The hub has no ${operation}s. Send a query.`,
  );
}
