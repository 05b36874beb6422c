import { placeOf, quote } from '@civicgraph/shared';
import {
  type DocumentNode,
  isTypeSystemDefinitionNode,
  isTypeSystemExtensionNode,
  Kind,
} from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';

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
