import { HubError, placeOf } from '@civicgraph/shared';
import { Kind } from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SourceSchema } from '../schema/SourceSchema';

/** Directives of policy that do not read, and a link of the policy spec that cannot be met. */
export function findUnread(schema: SourceSchema): Finding[] {
  const { completed, document, reader, unread } = schema;
  if (completed instanceof HubError || !reader) {
    const link = document.definitions.find(
      ({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION,
    );
    const message = completed instanceof HubError ? completed.message : 'The policy is not read.';
    return [createFinding('COMPOSITION_FAILED', 'ERROR', link ? placeOf(link) : null, message)];
  }
  return unread.map(({ coordinate, error }) =>
    createFinding('COMPOSITION_FAILED', 'ERROR', schema.placeOf(coordinate), error.message, {
      coordinate,
    }),
  );
}
