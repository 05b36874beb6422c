import { type ElementPolicy, shareTypes } from '@civicgraph/shared';
import type { FieldPolicy, PolicyFacts, TypePolicy } from './PolicyFacts';
import { ruleOf, type Widening, wideningsOf } from './ReadRule';

/** An element, and how many more viewers may read it, or read it less guarded. */
export interface Widened {
  readonly coordinate: string;
  /** At least one. */
  readonly widenings: readonly Widening[];
}

/**
 * How the second of two policies is wider than the first, for the elements that both have. What is not proved to be as
 * closed counts as wider. A difference is told once, where it stands, and not for everything that follows from it.
 */
export function compareRights(narrower: PolicyFacts, wider: PolicyFacts): Widened[] {
  const found: Widened[] = [];
  for (const [name, one] of narrower.types) {
    const other = wider.types.get(name);
    if (!other) continue;
    found.push({ coordinate: name, widenings: typeWidenings(one, other) });
    for (const [field, oneField] of one.fields) {
      const otherField = other.fields.get(field);
      if (!otherField) continue;
      const widenings = fieldWidenings(
        { facts: narrower, type: name, field, policy: oneField },
        { facts: wider, type: name, field, policy: otherField },
      );
      found.push({ coordinate: `${name}.${field}`, widenings });
    }
  }
  return found.filter(({ widenings }) => widenings.length > 0);
}

function typeWidenings(narrower: TypePolicy, wider: TypePolicy): Widening[] {
  const found = wideningsOf(ruleOf([narrower.own]), ruleOf([wider.own]));
  const shared = { narrower: shareTypeOf(narrower), wider: shareTypeOf(wider) };
  return shareTypes.indexOf(shared.wider) < shareTypes.indexOf(shared.narrower)
    ? [...found, { what: 'share type', ...shared }]
    : found;
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

function fieldWidenings(narrower: Field, wider: Field): Widening[] {
  const found = ruleWidenings(narrower, wider);
  const dropped = narrower.policy.requires.filter((set) => !wider.policy.requires.includes(set));
  if (dropped.length > 0) {
    found.push({
      what: 'computed from what has to be readable too',
      narrower: `"${dropped.join('", "')}"`,
      wider: 'not that',
    });
  }
  if (isKeyOfPersons(narrower) && !isKeyOfPersons(wider)) {
    const what = 'leaves the hub';
    found.push({ what, narrower: 'as a token, being a key of persons', wider: 'as it is' });
  }
  return found;
}

function ruleWidenings(narrower: Field, wider: Field): Widening[] {
  const [one, other] = [sayersOf(narrower), sayersOf(wider)];
  // When the same elements have a say, each of them is compared by itself; here it is about this field alone.
  const isAlike = namesIn(one) === namesIn(other);
  const own = wideningsOf(ruleOf([narrower.policy.own]), ruleOf([wider.policy.own]));
  if (isAlike && own.length === 0) return [];
  return wideningsOf(
    ruleOf([...one.holders.values()], [...one.given.values()]),
    ruleOf([...other.holders.values()], [...other.given.values()]),
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
