import type { Finding } from '../CheckReport';
import type { SchemaUse } from '../change/SchemaUse';
import { createFinding } from '../createFinding';
import type { Ownership } from '../ownership/Ownership';
import { nearestPlace } from '../schema/SourceSchema';
import { compareRights, type Widened } from './compareRights';
import type { PolicyFacts } from './PolicyFacts';

/**
 * Elements that fewer viewers may read than before. What a department serves it may close when it likes, and is told
 * which operations that touches; where it closes what others serve, an approver has to agree.
 */
export function findNarrowedRights(
  before: PolicyFacts,
  after: PolicyFacts,
  uses: readonly SchemaUse[],
  ownership: Ownership,
): Finding[] {
  return compareRights(after, before).flatMap((narrowed) => {
    const places = ownership.othersOf(narrowed.coordinate);
    const touched = uses.filter((use) => isUsed(narrowed.coordinate, use));
    if (places.length === 0 && touched.length === 0) return [];
    return createFinding(
      'RIGHTS_NARROWED',
      places.length > 0 ? 'APPROVAL' : 'WARNING',
      nearestPlace(ownership.schema, narrowed.coordinate),
      messageOf(narrowed, places.length > 0),
      {
        coordinate: narrowed.coordinate,
        others: places,
        operations: touched.map(({ told }) => told),
        unaffectedOperations: uses.length - touched.length,
      },
    );
  });
}

function messageOf({ coordinate, widenings }: Widened, isOthers: boolean): string {
  const phrases = widenings.map(
    ({ what, narrower, wider }) => `${what}: ${wider} before, ${narrower} now`,
  );
  const advice = isOthers
    ? 'It is what other departments serve: say no more about it than they do, or have an approver agree to this schema.'
    : 'Tell those who ask the operations in use.';
  return `Fewer viewers may read "${coordinate}", or read it as it is: ${phrases.join('; ')}. ${advice}`;
}

function isUsed(coordinate: string, use: SchemaUse): boolean {
  return coordinate.includes('.') ? use.coordinates.has(coordinate) : use.usesType(coordinate);
}
