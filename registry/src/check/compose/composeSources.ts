import { findUnreadPolicies, HubError, type UnreadPolicy } from '@civicgraph/shared';
import {
  type CompositionProblem,
  composeSchemas,
  type NamedDocument,
} from '@civicgraph/shared/supergraph';
import { type DocumentNode, parse } from 'graphql';
import type { Finding, Severity } from '../CheckReport';
import { createFinding } from '../createFinding';
import { readComposed } from '../readComposed';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';
import { findLostSubjects } from './findLostSubjects';
import { problemFinding } from './problemFinding';

/** What subgraphs come to together. */
export interface ComposedSources {
  readonly findings: readonly Finding[];
  /** Null when they do not compose. */
  readonly supergraph: ComposedSupergraph | null;
}

export interface ComposedSupergraph {
  readonly sdl: string;
  readonly document: DocumentNode;
  /** Whether every directive of policy reads; no gateway takes one of which one does not. */
  readonly isReadable: boolean;
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
  const asFinding = (problem: CompositionProblem, severity: Severity) =>
    problemFinding(problem, severity, checked, sorted);
  if (supergraphSdl === null) {
    return { findings: errors.map((error) => asFinding(error, 'ERROR')), supergraph: null };
  }
  const document = parse(supergraphSdl);
  const unread = findTogetherUnread(supergraphSdl, document, sorted);
  const remarks = hints
    .filter(({ places }) => places.some(({ subgraph }) => subgraph === checked?.name))
    .map((hint) => asFinding(withoutQuotes(hint), 'INFO'))
    .slice(0, mostHints);
  const isReadable = sorted.every((source) => source.unread.length === 0) && unread.length === 0;
  return {
    findings: [...unread.map((one) => unreadFinding(one, checked, sorted)), ...remarks],
    supergraph: { sdl: supergraphSdl, document, isReadable },
  };
}

/** What a remark quotes at length is left out. */
function withoutQuotes(hint: CompositionProblem): CompositionProblem {
  const [first = ''] = hint.message.split('\n');
  return { ...hint, message: first.replace(/:$/, '.') };
}

/** Directives of policy that read in each subgraph, and not together: such as two persons for one record. */
function findTogetherUnread(
  supergraphSdl: string,
  supergraph: DocumentNode,
  sources: readonly SourceSchema[],
): UnreadPolicy[] {
  const { policy, apiSchema } = readComposed(supergraphSdl, supergraph);
  if (policy) return findLostSubjects(supergraph, apiSchema, policy);
  const known = new Set(sources.flatMap(({ unread }) => unread.map((one) => one.coordinate)));
  return findUnreadPolicies(supergraph).filter((one) => !known.has(one.coordinate));
}

function unreadFinding(
  { coordinate, error }: UnreadPolicy,
  checked: SourceSchema | null,
  sources: readonly SourceSchema[],
): Finding {
  const place = checked?.placeOf(coordinate) ?? null;
  const others = sources.filter((source) => source !== checked);
  return createFinding('COMPOSITION_FAILED', 'ERROR', place, error.message, {
    coordinate,
    others: placesIn(others, coordinate),
  });
}
