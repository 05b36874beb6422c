import { quote } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { placesIn, type SourceSchema } from '../schema/SourceSchema';

/**
 * Types and fields that differ from those of other subgraphs by case or underscores alone: clients would take one for the
 * other. Names in GraphQL hold ASCII letters only, so that no letters of other alphabets can look alike.
 */
export function findConfusableNames(
  schema: SourceSchema,
  others: readonly SourceSchema[],
): Finding[] {
  const theirs = new Map<string, string>();
  for (const other of others) {
    for (const coordinate of coordinatesOf(other)) theirs.set(folded(coordinate), coordinate);
  }
  const isTheirs = (coordinate: string) => others.some(({ placeOf }) => placeOf(coordinate));
  return coordinatesOf(schema).flatMap((coordinate) => {
    const like = theirs.get(folded(coordinate));
    if (like === undefined || like === coordinate || isTheirs(coordinate)) return [];
    // A type is told once, and not for each of its fields.
    if (like.split('.')[0] !== coordinate.split('.')[0] && coordinate.includes('.')) return [];
    return createFinding(
      'NAME_CONFUSABLE',
      'ERROR',
      schema.placeOf(coordinate),
      `${quote(coordinate)} can be taken for ${quote(like)}. Write it the same, if it is the same, or give it a name that differs by more than case.`,
      { coordinate, others: placesIn(others, like) },
    );
  });
}

function coordinatesOf({ types }: SourceSchema): string[] {
  return [...types.values()].flatMap(({ name, fields }) => [
    name,
    ...fields.map((field) => `${name}.${field.name.value}`),
  ]);
}

function folded(coordinate: string): string {
  return coordinate.replaceAll('_', '').toLowerCase();
}
