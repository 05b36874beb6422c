import { linksOf, placeOf, policySpec, quote } from '@civicgraph/shared';
import { Kind } from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { SourceSchema } from '../schema/SourceSchema';

const apollo = 'https://specs.apollo.dev/';

/** Specs whose directives mean something here; what another one brings would be composed and stand for nothing. */
const known: ReadonlySet<string> = new Set([
  ...['link', 'federation', 'tag', 'inaccessible', 'cost'].map((name) => apollo + name),
  ...['authenticated', 'requiresScopes', 'policy'].map((name) => apollo + name),
  policySpec.identity,
]);

/**
 * Links of specs that the hub does not know. A spec owns names: a type that it says to import is not what clients see, and
 * a directive that it composes looks like one of the hub's.
 */
export function findUnknownSpecs({ document }: SourceSchema): Finding[] {
  const schema = document.definitions.find(
    ({ kind }) => kind === Kind.SCHEMA_DEFINITION || kind === Kind.SCHEMA_EXTENSION,
  );
  return linksOf(document)
    .filter(({ identity }) => !known.has(identity))
    .map(({ identity }) =>
      createFinding(
        'SPEC_UNKNOWN',
        'ERROR',
        schema ? placeOf(schema) : null,
        `The schema links ${quote(identity)}. Expected specs of Apollo Federation and ${quote(policySpec.identity)}: leave the link out, and define directives of your own in the schema.`,
      ),
    );
}
