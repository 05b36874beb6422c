import type { HubError } from '@civicgraph/shared';
import { GraphQLError } from 'graphql';
import { statusOf } from './statusOf';

/** The error with the HTTP status of its code: Apollo Server answers 500 to one that has none. */
export function withStatus({ code, message, extensions }: HubError): GraphQLError {
  return new GraphQLError(message, {
    extensions: { ...extensions, http: { status: statusOf(code) } },
  });
}
