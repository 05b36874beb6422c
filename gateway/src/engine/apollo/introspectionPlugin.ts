import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { execute, Kind, type OperationDefinitionNode } from 'graphql';
import type { GatewayContext } from '../../http/GatewayContext';

const introspectionFields = new Set(['__schema', '__type', '__typename']);

/**
 * Answers operations that ask for the schema and nothing else. Apollo Gateway would plan them first, and
 * fails on what its own introspection does not know (`isOneOf`). What this cannot answer without an
 * error is left to it.
 */
export const introspectionPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async responseForOperation({ schema, document, operation, operationName, request }) {
        if (!operation || !asksForSchemaOnly(operation)) return null;
        const result = await execute({
          schema,
          document,
          operationName,
          variableValues: request.variables ?? {},
        });
        if (result.errors || !result.data) return null;
        return {
          http: { headers: new HeaderMap() },
          body: { kind: 'single', singleResult: { data: result.data } },
        };
      },
    };
  },
};

function asksForSchemaOnly({ operation, selectionSet }: OperationDefinitionNode): boolean {
  return (
    operation === 'query' &&
    selectionSet.selections.every(
      (selection) => selection.kind === Kind.FIELD && introspectionFields.has(selection.name.value),
    )
  );
}
