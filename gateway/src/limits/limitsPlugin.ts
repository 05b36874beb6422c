import type { ApolloServerPlugin } from '@apollo/server';
import { HubError, quote } from '@civicgraph/shared';
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
        async didResolveOperation({ schema, document, source, operation, request }) {
          const { operationName, variables } = request;
          if (!operation) throw withStatus400(noOperation(operationName));
          try {
            checkCost({ schema, document, source, operationName, variables }, limits);
          } catch (error) {
            if (error instanceof HubError) throw withStatus400(error);
            // Variables that do not fit their types: the engine refuses them in better words.
            if (!(error instanceof GraphQLError)) throw error;
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

/** Apollo Server answers 500 to an error of a plugin that does not say otherwise. */
function withStatus400({ message, extensions }: HubError): GraphQLError {
  return new GraphQLError(message, { extensions: { ...extensions, http: { status: 400 } } });
}
