import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { Ownership } from './Ownership';
import type { Routing } from './Routing';

/**
 * Keys that the checked subgraph gives to an entity of another department, which has no such key. A gateway would find
 * the entity's objects by what the checked subgraph takes for the same, and a key of persons leaves the hub as a token.
 */
export function findAddedKeys(before: Routing, after: Routing, ownership: Ownership): Finding[] {
  const { schema } = ownership;
  return [...after.keys].flatMap(([type, keys]) => {
    const others = ownership.othersOf(type);
    if (others.length === 0) return [];
    const known = new Set((before.keys.get(type) ?? []).map(([, key]) => key));
    return keys
      .filter(([subgraph, key]) => subgraph === schema.name && !known.has(key))
      .map(([, key]) => {
        const message = `"${type}" is an entity of other departments and has no key "${key}" there. Look it up by a key that it has, or have an approver agree to this schema.`;
        const rest = { coordinate: type, others };
        return createFinding('KEY_ADDED', 'APPROVAL', schema.placeOf(type), message, rest);
      });
  });
}
