import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { nearestPlace, placesIn, type SourceSchema } from '../schema/SourceSchema';
import { compareRights } from './compareRights';
import type { PolicyFacts } from './PolicyFacts';

/**
 * Elements that more viewers could read than before, or read less guarded: each always needs an approver.
 * @param schema the one that is checked; null when its subgraph is taken out
 */
export function findWidenedRights(
  before: PolicyFacts,
  after: PolicyFacts,
  schema: SourceSchema | null,
  others: readonly SourceSchema[],
): Finding[] {
  const shown = [...before.hidden].filter(
    ([coordinate, wasHidden]) => wasHidden && after.hidden.get(coordinate) === false,
  );
  const widened = compareRights(before, after).map(({ coordinate, widenings }) => {
    const phrases = widenings.map(
      ({ what, narrower, wider }) => `${what}: ${narrower} before, ${wider} now`,
    );
    return [coordinate, phrases.join('; ')] as const;
  });
  return [
    ...shown.map(
      ([coordinate]) => [coordinate, 'clients did not see it (@inaccessible) before'] as const,
    ),
    ...widened,
  ].map(([coordinate, phrases]) =>
    createFinding(
      'RIGHTS_WIDENED',
      'APPROVAL',
      schema && nearestPlace(schema, coordinate),
      `More viewers may read "${coordinate}", or read it less guarded: ${phrases}. Put back what was there, or have an approver agree to this schema.`,
      { coordinate, others: placesIn(others, coordinate) },
    ),
  );
}
