import type { ApolloServerPlugin } from '@apollo/server';
import type { GatewayContext } from '../http/GatewayContext';

/**
 * Records an operation that was refused for a token of a person that is not its viewer's. What a viewer may
 * not read is no refusal of the request: the answer says so at its place.
 */
export const refusalsPlugin: ApolloServerPlugin<GatewayContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response, contextValue }) {
        if (response.body.kind !== 'single') return;
        const code = 'SUBJECT_TOKEN_NOT_ACCEPTED';
        const { errors = [] } = response.body.singleResult;
        if (errors.some(({ extensions }) => extensions?.code === code)) {
          contextValue.refusals.record(contextValue, code);
        }
      },
    };
  },
};
