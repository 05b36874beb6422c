import { type ForbiddenPath, findForbiddenPaths } from '@civicgraph/shared';
import type { DocumentNode } from 'graphql';
import type { Finding, OtherPlace } from '../CheckReport';
import { createFinding } from '../createFinding';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';

/** What the steps of a path are looked for in. */
export interface PathContext {
  /** The schema that is checked; null when a subgraph is taken out, or all are composed at once. */
  readonly schema: SourceSchema | null;
  readonly others: readonly SourceSchema[];
  /** Whether an element was composed before the change. */
  wasThere(coordinate: string): boolean;
}

/**
 * Ways through the composed schema that must not exist, each at the step of the checked schema that opened it. Steps
 * of other subgraphs are told as the other side.
 */
export function findPaths(supergraph: DocumentNode, context: PathContext): Finding[] {
  return findForbiddenPaths(supergraph).map((path) => findingOf(path, context));
}

function findingOf(
  { path, message, coordinate: last }: ForbiddenPath,
  { schema, others, wasThere }: PathContext,
): Finding {
  const steps = path.map(({ coordinate }) => coordinate);
  const own = steps.filter((step) => schema?.placeOf(step));
  const coordinate = own.find((step) => !wasThere(step)) ?? own.at(-1);
  const place = coordinate === undefined ? null : (schema?.placeOf(coordinate) ?? null);
  const foreign = steps.filter((step) => !own.includes(step));
  return createFinding('FORBIDDEN_PATH', 'ERROR', place, message, {
    coordinate: coordinate ?? last,
    others: foreign.flatMap((step): OtherPlace[] => placesIn(others, step)),
  });
}
