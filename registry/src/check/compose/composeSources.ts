import { findUnreadPolicies, HubError } from '@civicgraph/shared';
import { composeSchemas, type NamedDocument } from '@civicgraph/shared/supergraph';
import { type DocumentNode, parse } from 'graphql';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';
import { errorFinding, hintFinding } from './problemFinding';

/** What subgraphs come to together. */
export interface ComposedSources {
  readonly findings: readonly Finding[];
  /** Null when they do not compose. */
  readonly supergraph: { readonly sdl: string; readonly document: DocumentNode } | null;
}

/** More remarks than this are not read by anybody. */
const mostHints = 10;

/**
 * Composes subgraphs in the order of their names.
 * @param checked the one of them that findings have their places in; null when there is none
 */
export function composeSources(
  sources: readonly SourceSchema[],
  checked: SourceSchema | null,
): ComposedSources {
  const sorted = [...sources].sort((a, b) => (a.name < b.name ? -1 : 1));
  const documents = sorted.flatMap(({ name, completed }): NamedDocument[] =>
    completed instanceof HubError ? [] : [{ name, document: completed }],
  );
  // Without one of them it would be another composition; why it is missing is found elsewhere.
  if (documents.length < sorted.length) return { findings: [], supergraph: null };
  const { supergraphSdl, errors, hints } = composeSchemas(documents);
  const name = checked?.name ?? null;
  if (supergraphSdl === null) {
    return { findings: errors.map((error) => errorFinding(error, name)), supergraph: null };
  }
  const document = parse(supergraphSdl);
  const unread = findTogetherUnread(document, sorted, checked);
  const remarks = hints
    .filter(({ places }) => places.some(({ subgraph }) => subgraph === name))
    .map((hint) => hintFinding(hint, name))
    .slice(0, mostHints);
  return {
    findings: [...unread, ...remarks],
    supergraph: unread.length > 0 ? null : { sdl: supergraphSdl, document },
  };
}

/** Directives of policy that read in each subgraph, and not together: such as two persons for one record. */
function findTogetherUnread(
  supergraph: DocumentNode,
  sources: readonly SourceSchema[],
  checked: SourceSchema | null,
): Finding[] {
  return findUnreadPolicies(supergraph).map(({ coordinate, error }) =>
    createFinding(
      'COMPOSITION_FAILED',
      'ERROR',
      checked?.placeOf(coordinate) ?? null,
      error.message,
      {
        coordinate,
        others: placesIn(
          sources.filter((source) => source !== checked),
          coordinate,
        ),
      },
    ),
  );
}
