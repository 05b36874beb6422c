import type { DocumentNode } from 'graphql';
import type { Finding } from './Finding';
import { type ForbiddenEdge, forbiddenEdges } from './forbiddenEdges';
import { type Edge, pathsFrom, typeGraphOf } from './TypeGraph';

/** A way through the schema that must not exist. */
export interface ForbiddenPath extends Finding {
  readonly kind: 'FORBIDDEN_PATH';
  readonly from: string;
  readonly to: string;
  /** Every step of it, the first one out of `from`; each may be the one that opened the path. */
  readonly path: readonly Edge[];
}

/**
 * Finds the pairs of types of which the first must not lead to the second and does: through fields,
 * lists, connections, interfaces, unions and interface objects. One finding a pair, with a shortest path; its
 * coordinate is the last field on it. A pair of which the schema lacks a type gives none.
 *
 * Only types are looked at, not whether a scalar holds the key of somebody.
 * @param supergraph composed, since a path may lead through several subgraphs
 */
export function findForbiddenPaths(supergraph: DocumentNode): ForbiddenPath[] {
  const graph = typeGraphOf(supergraph);
  return forbiddenEdges.flatMap((edge) => {
    const path = pathsFrom(graph, edge.from).get(edge.to);
    return path ? [findingOf(edge, path)] : [];
  });
}

function findingOf({ from, to, because }: ForbiddenEdge, path: readonly Edge[]): ForbiddenPath {
  const fields = path.filter(({ coordinate }) => coordinate.includes('.'));
  const last = fields.at(-1);
  const way = path.map(({ coordinate }) => coordinate).join(' → ');
  return {
    kind: 'FORBIDDEN_PATH',
    coordinate: last?.coordinate ?? from,
    location: last?.location ?? null,
    from,
    to,
    path,
    message: `"${from}" leads to "${to}" by ${way}. ${because}: leave out the field that opened the path, or give it a type that does not lead to "${to}".`,
  };
}
