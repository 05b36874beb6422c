import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { Ownership } from './Ownership';
import type { Routing } from './Routing';

/**
 * Fields that another department answers, and that the checked subgraph would answer instead of it (`@override`) or as
 * well (`@shareable`): whoever asks for them would get what the checked subgraph says. What it answered before is not
 * told again.
 */
export function findTakenFields(before: Routing, after: Routing, ownership: Ownership): Finding[] {
  const { schema, foreign } = ownership;
  return [...after.servers].flatMap(([coordinate, servers]) => {
    const known = before.servers.get(coordinate);
    if (!known || known.has(schema.name) || !servers.has(schema.name)) return [];
    const losing = [...known].filter((name) => foreign.has(name));
    if (losing.length === 0) return [];
    const how = losing.every((name) => servers.has(name)) ? 'as well' : 'in its place';
    const message = `${listed(losing)} serves "${coordinate}", and this subgraph would answer it ${how}. Give the field another name, or have an approver agree to this schema.`;
    return createFinding('FIELD_TAKEN', 'APPROVAL', schema.placeOf(coordinate), message, {
      coordinate,
      others: ownership.placesOf(coordinate).filter(({ subgraph }) => losing.includes(subgraph)),
    });
  });
}

function listed(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(' and ');
}
