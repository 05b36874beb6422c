import { type ElementPolicy, shareTypes } from '@civicgraph/shared';
import type { Finding } from '../CheckReport';
import { createFinding } from '../createFinding';
import { nearestPlace, placesIn, type SourceSchema } from '../schema/SourceSchema';
import type { FieldPolicy, PolicyFacts, TypePolicy } from './PolicyFacts';
import { ruleOf, wideningsOf } from './ReadRule';

/**
 * Elements that more viewers could read than before, or read less guarded: each always needs an approver. What is not
 * proved to be as closed as it was counts as wider. A change is told once, where it stands, and not for everything
 * that follows from it.
 * @param schema the one that is checked; null when its subgraph is taken out
 */
export function findWidenedRights(
  before: PolicyFacts,
  after: PolicyFacts,
  schema: SourceSchema | null,
  others: readonly SourceSchema[],
): Finding[] {
  const widened: Array<[coordinate: string, phrases: readonly string[]]> = [];
  for (const [coordinate, wasHidden] of before.hidden) {
    if (wasHidden && after.hidden.get(coordinate) === false) {
      widened.push([coordinate, ['clients did not see it (@inaccessible) before, and do now']]);
    }
  }
  for (const [name, old] of before.types) {
    const now = after.types.get(name);
    if (!now) continue;
    widened.push([name, typeWidenings(old, now)]);
    for (const [field, oldField] of old.fields) {
      const nowField = now.fields.get(field);
      if (!nowField) continue;
      const phrases = fieldWidenings(
        { facts: before, type: name, field, policy: oldField },
        { facts: after, type: name, field, policy: nowField },
      );
      widened.push([`${name}.${field}`, phrases]);
    }
  }
  return widened.flatMap(([coordinate, phrases]) =>
    phrases.length === 0 ? [] : [findingOf(coordinate, phrases, schema, others)],
  );
}

function findingOf(
  coordinate: string,
  phrases: readonly string[],
  schema: SourceSchema | null,
  others: readonly SourceSchema[],
): Finding {
  return createFinding(
    'RIGHTS_WIDENED',
    'APPROVAL',
    schema && nearestPlace(schema, coordinate),
    `More viewers may read "${coordinate}", or read it less guarded: ${phrases.join('; ')}. Put back what was there, or have an approver agree to this schema.`,
    { coordinate, others: placesIn(others, coordinate) },
  );
}

function typeWidenings(before: TypePolicy, after: TypePolicy): string[] {
  const phrases = wideningsOf(ruleOf([before.own]), ruleOf([after.own]));
  const [was, is] = [before, after].map(shareTypeOf);
  if (was !== undefined && is !== undefined && shareTypes.indexOf(is) < shareTypes.indexOf(was)) {
    phrases.push(`share type: ${was} before, ${is} now`);
  }
  return phrases;
}

/** The narrowest; a type that is no entry of the directory withholds nothing. */
function shareTypeOf({ resources }: TypePolicy): (typeof shareTypes)[number] {
  return (
    shareTypes.findLast((type) => resources.some((one) => one.shareType === type)) ??
    'UNCONDITIONAL'
  );
}

interface Field {
  readonly facts: PolicyFacts;
  readonly type: string;
  readonly field: string;
  readonly policy: FieldPolicy;
}

function fieldWidenings(before: Field, after: Field): string[] {
  const phrases = ruleWidenings(before, after);
  const dropped = before.policy.requires.filter((set) => !after.policy.requires.includes(set));
  if (dropped.length > 0) {
    phrases.push(
      `computed from what has to be readable too: "${dropped.join('", "')}" before, no longer now`,
    );
  }
  if (isKeyOfPersons(before) && !isKeyOfPersons(after)) {
    phrases.push('left the hub as a token, being a key of persons, before, and as it is now');
  }
  return phrases;
}

function ruleWidenings(before: Field, after: Field): string[] {
  const [old, now] = [sayersOf(before), sayersOf(after)];
  // When the same elements have a say, each of them is compared by itself; here it is about this field alone.
  const isAlike = namesIn(old) === namesIn(now);
  const own = wideningsOf(ruleOf([before.policy.own]), ruleOf([after.policy.own]));
  if (isAlike && own.length === 0) return [];
  return wideningsOf(
    ruleOf([...old.holders.values()], [...old.given.values()]),
    ruleOf([...now.holders.values()], [...now.given.values()]),
  );
}

/** Everything that has a say in reading a field, by its coordinate. */
interface Sayers {
  readonly holders: ReadonlyMap<string, ElementPolicy>;
  readonly given: ReadonlyMap<string, ElementPolicy>;
}

/**
 * As gateways read a policy: the field and its type, the interfaces that have it, the types that an interface stands
 * for, and what the field gives.
 */
function sayersOf({ facts, type, field, policy }: Field): Sayers {
  const holders = new Map<string, ElementPolicy>();
  for (const name of alike(facts, type)) {
    const holder = facts.types.get(name);
    const own = holder?.fields.get(field);
    if (!holder || !own) continue;
    holders.set(name, holder.own);
    holders.set(`${name}.${field}`, own.own);
  }
  const given = new Map<string, ElementPolicy>();
  for (const name of alike(facts, policy.gives)) {
    const own = facts.types.get(name)?.own;
    if (own) given.set(name, own);
  }
  return { holders, given };
}

function namesIn({ holders, given }: Sayers): string {
  return JSON.stringify([[...holders.keys()].sort(), [...given.keys()].sort()]);
}

function alike({ types }: PolicyFacts, name: string): ReadonlySet<string> {
  const found = new Set([name]);
  for (const one of found) for (const member of types.get(one)?.members ?? []) found.add(member);
  for (const one of found) for (const wider of types.get(one)?.interfaces ?? []) found.add(wider);
  return found;
}

function isKeyOfPersons({ facts, type, field }: Field): boolean {
  const holder = facts.types.get(type);
  if (!holder?.own.isSubject || holder.own.subjectPerson !== null) return false;
  return holder.keyFields.has(field);
}
