import { type CompositionSuccess, composeServices } from '@apollo/composition';
import type { ASTNode, DocumentNode, GraphQLError } from 'graphql';
import { placeOf, type SourcePlace } from '../policy/lint';
import { placeAlike } from './placeAlike';

/** A subgraph's schema as `parse` makes it, completed by `withPolicySpec`. */
export interface NamedDocument {
  readonly name: string;
  readonly document: DocumentNode;
}

/** Where something stands in the schema of a subgraph. */
export interface CompositionPlace {
  readonly subgraph: string;
  /** Null where composition does not tell, and for a document that was not parsed from text. */
  readonly location: SourcePlace | null;
}

/** What stands against a composition, or what composition remarks on. */
export interface CompositionProblem {
  /** Apollo's code of it; COMPOSITION_FAILED where the library broke. */
  readonly code: string;
  readonly message: string;
  readonly places: readonly CompositionPlace[];
}

export interface Composition {
  /** Null when there are errors. */
  readonly supergraphSdl: string | null;
  readonly errors: readonly CompositionProblem[];
  /** Remarks on a composition that stands, those that inform only left out. */
  readonly hints: readonly CompositionProblem[];
}

/** The level of Apollo's hints from which something may be amiss. */
const warning = 60;

/** Composes subgraphs into one supergraph (Apollo Federation 2), in the order given. */
export function composeSchemas(subgraphs: readonly NamedDocument[]): Composition {
  const services = subgraphs.map(({ name, document }) => ({
    name,
    // Nothing is sent there: the engine reaches subgraphs by name.
    url: `http://${name}/`,
    typeDefs: document,
  }));
  try {
    const { supergraphSdl = null, errors = [], hints = [] } = composeServices(services);
    return {
      supergraphSdl,
      errors: errors.map((error) => problemOf(error, subgraphs)),
      hints: hints
        .filter(({ definition }) => definition.level.value >= warning)
        .map((hint) => hintOf(hint, subgraphs)),
    };
  } catch (error) {
    // The library breaks, rather than say what is wrong, where subgraphs import a directive under different names.
    return { supergraphSdl: null, errors: [broken(error as Error)], hints: [] };
  }
}

function problemOf(
  { message, extensions, nodes = [] }: GraphQLError,
  subgraphs: readonly NamedDocument[],
): CompositionProblem {
  // A message begins with `[name]` when just one subgraph is at fault.
  const [, only] = /^\[([^\]]+)\] /.exec(message) ?? [];
  const code = typeof extensions.code === 'string' ? extensions.code : 'COMPOSITION_FAILED';
  const places = placesOf(nodes, only, subgraphs);
  if (places.length > 0 || only === undefined) return { code, message, places };
  return { code, message, places: [{ subgraph: only, location: null }] };
}

function hintOf(
  { definition, message, nodes = [] }: CompositionSuccess['hints'][number],
  subgraphs: readonly NamedDocument[],
): CompositionProblem {
  return { code: definition.code, message, places: placesOf(nodes, undefined, subgraphs) };
}

function placesOf(
  nodes: readonly (ASTNode & { readonly subgraph?: string })[],
  only: string | undefined,
  subgraphs: readonly NamedDocument[],
): CompositionPlace[] {
  return nodes.flatMap((node) => {
    const subgraph = node.subgraph ?? only;
    if (subgraph === undefined) return [];
    // The description belongs to a node; its name is what people look for.
    const named = 'name' in node && node.name ? node.name : node;
    // The library validates some of what it printed itself, which has lost its place.
    const document = subgraphs.find(({ name }) => name === subgraph)?.document;
    const location = placeOf(named) ?? (document ? placeAlike(document, node) : null);
    return [{ subgraph, location }];
  });
}

function broken({ message }: Error): CompositionProblem {
  return {
    code: 'COMPOSITION_FAILED',
    message: `Composition broke with "${message}". Expected each directive to be imported under one name, the same in every subgraph.`,
    places: [],
  };
}
