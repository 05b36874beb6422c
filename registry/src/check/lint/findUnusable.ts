import { HubError, placeOf, quote } from '@civicgraph/shared';
import {
  type DocumentNode,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
} from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SourceSchema } from '../schema/SourceSchema';

/** Operations and fragments in a document that should be a schema. */
export function findExecutable({ definitions }: DocumentNode): Finding[] {
  return definitions
    .filter((node) => !isTypeSystemDefinitionNode(node) && !isTypeSystemExtensionNode(node))
    .map((node) => {
      const name = 'name' in node && node.name ? ` ${quote(node.name.value)}` : '';
      const what = node.kind === Kind.FRAGMENT_DEFINITION ? 'fragment' : 'operation';
      const message = `The document holds the ${what}${name}. A schema holds definitions of types and directives only: leave it out.`;
      return createFinding('SDL_NOT_A_SCHEMA', 'ERROR', placeOf(node), message);
    });
}

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
