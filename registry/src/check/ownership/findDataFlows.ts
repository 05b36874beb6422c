import { type ElementPolicy, type Sensitivity, sensitivities } from '@civicgraph/shared';
import { leavesOf, readFieldSet } from '@civicgraph/shared/supergraph';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import type { PolicyFacts } from '../rights/PolicyFacts';
import type { Ownership } from './Ownership';
import type { Routing } from './Routing';

/** From here on, data of another department are not sent to a subgraph without somebody's word. */
const guarded: Sensitivity = 'PERSONAL';

/**
 * What a gateway would newly send of other departments' personal data to the process of the checked subgraph: values that
 * a field is computed from (`@requires`, `@fromContext`), and the keys of persons to whom it adds fields. Whoever asks has
 * to be allowed to read them; the department that is sent them is asked nothing.
 * @param after the policy of the composed schema
 */
export function findDataFlows(
  before: Routing,
  now: Routing,
  after: PolicyFacts,
  ownership: Ownership,
): Finding[] {
  return [
    ...findSentAlong(before, now, after, ownership),
    ...findPersonsMet(before, now, after, ownership),
  ];
}

function findSentAlong(
  before: Routing,
  now: Routing,
  after: PolicyFacts,
  ownership: Ownership,
): Finding[] {
  const known = waysOf(before, ownership.schema.name);
  return [...waysOf(now, ownership.schema.name)].flatMap(([path, { coordinate, way }]) => {
    if (known.has(path)) return [];
    const [type = ''] = coordinate.split('.', 1);
    if (way === null) return flow(coordinate, 'values from above it', coordinate, ownership);
    if (!isGuarded(type, way, after, ownership)) return [];
    return flow(coordinate, `"${path}"`, `${type}.${way[0]}`, ownership);
  });
}

/** Where a value is taken that a subgraph is sent along. */
interface Way {
  /** The first field that is computed from it. */
  readonly coordinate: string;
  /** From the type of that field to the value; null for values of a context. */
  readonly way: readonly string[] | null;
}

/** All of one subgraph, each once. */
function waysOf({ sent }: Routing, subgraph: string): Map<string, Way> {
  const ways = new Map<string, Way>();
  for (const [coordinate, all] of sent) {
    const [type = ''] = coordinate.split('.', 1);
    for (const { fields } of all.filter((one) => one.subgraph === subgraph)) {
      // A context is that of its field, and of no other.
      if (fields === null) ways.set(`context of ${coordinate}`, { coordinate, way: null });
      for (const way of fields === null ? [] : leavesOf(readFieldSet(fields))) {
        const path = [type, ...way].join('.');
        if (!ways.has(path)) ways.set(path, { coordinate, way });
      }
    }
  }
  return ways;
}

/** Whether anything on the way to a leaf is of others, and theirs to guard. */
function isGuarded(
  start: string,
  way: readonly string[],
  { types }: PolicyFacts,
  ownership: Ownership,
): boolean {
  let type = start;
  let isTheirs = false;
  let isPersonal = isAtLeast(types.get(type)?.own);
  for (const name of way) {
    const field = types.get(type)?.fields.get(name);
    isTheirs ||= ownership.othersOf(`${type}.${name}`).length > 0;
    type = field?.gives ?? '';
    isPersonal ||= isAtLeast(field?.own) || isAtLeast(types.get(type)?.own);
  }
  return isTheirs && isPersonal;
}

function isAtLeast(policy: ElementPolicy | undefined): boolean {
  if (!policy) return false;
  const level = policy.sensitivity === null ? -1 : sensitivities.indexOf(policy.sensitivity);
  return policy.isSubject || level >= sensitivities.indexOf(guarded);
}

function findPersonsMet(
  before: Routing,
  now: Routing,
  { types }: PolicyFacts,
  ownership: Ownership,
): Finding[] {
  const { name } = ownership.schema;
  const isWayIn = (routing: Routing, type: string) =>
    routing.keys.get(type)?.some(([subgraph]) => subgraph === name) ?? false;
  return [...types].flatMap(([type, { own }]) => {
    const isTheirs = own.isSubject && ownership.othersOf(type).length > 0;
    if (!isTheirs || !isWayIn(now, type) || isWayIn(before, type)) return [];
    return flow(type, 'the keys of those asked about', type, ownership);
  });
}

function flow(coordinate: string, what: string, theirs: string, ownership: Ownership): Finding[] {
  const message = `To answer "${coordinate}" this subgraph would be sent ${what}, personal data of another department. Do without, or have an approver agree to this schema.`;
  const others = ownership.othersOf(theirs);
  const place = ownership.schema.placeOf(coordinate);
  return [createFinding('DATA_REQUESTED', 'APPROVAL', place, message, { coordinate, others })];
}
