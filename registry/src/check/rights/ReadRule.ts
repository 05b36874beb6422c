import {
  type Access,
  type ElementPolicy,
  type FieldMask,
  type Purpose,
  type Sensitivity,
  sensitivities,
  strictest,
} from '@civicgraph/shared';

/** Everything that has to be met to read an element, of all that has a say in it. */
export interface ReadRule {
  readonly isAuthenticated: boolean;
  readonly scopes: Access;
  readonly policies: Access;
  readonly purposes: ReadonlyArray<readonly Purpose[]>;
  readonly masks: readonly FieldMask[];
  readonly sensitivity: Sensitivity;
  /** Of each that is a person, or a record about one, the way to the person; `self` for persons. */
  readonly subjects: readonly string[];
}

/**
 * The rule of several elements together: all of what each asks.
 * @param given types that a field leads to: what they ask is asked of it too, while their sensitivity is their own
 */
export function ruleOf(
  policies: readonly ElementPolicy[],
  given: readonly ElementPolicy[] = [],
): ReadRule {
  const all = [...policies, ...given];
  const scopes = all.flatMap((one) => one.scopes);
  const named = all.flatMap((one) => one.policies);
  return {
    isAuthenticated: all.some((one) => one.isAuthenticated) || scopes.length + named.length > 0,
    scopes,
    policies: named,
    purposes: all.flatMap((one) => one.purposes),
    masks: policies.flatMap((one) => one.masks),
    sensitivity: sensitivityOf(policies),
    subjects: all
      .filter(({ isSubject }) => isSubject)
      .map(({ subjectPerson }) => subjectPerson ?? 'self'),
  };
}

/** Persons, and records about them, are personal at least. */
function sensitivityOf(policies: readonly ElementPolicy[]): Sensitivity {
  const least = policies.some(({ isSubject }) => isSubject) ? 'PERSONAL' : 'PUBLIC';
  return strictest([least, ...policies.map(({ sensitivity }) => sensitivity)]) ?? least;
}

/** More alternatives than this are not compared one by one. */
const mostAlternatives = 1000;

/** One way in which a rule is wider than another: what both ask for. */
export interface Widening {
  readonly what: string;
  readonly narrower: string;
  readonly wider: string;
}

/**
 * How a rule is wider than another one; empty only when it is proved that by the wider one nobody reads more, or reads
 * it less guarded.
 */
export function wideningsOf(narrower: ReadRule, wider: ReadRule): Widening[] {
  const found: Widening[] = [];
  const add = (what: string, tell: (rule: ReadRule) => string) =>
    found.push({ what, narrower: tell(narrower), wider: tell(wider) });
  if (narrower.isAuthenticated && !wider.isAuthenticated) {
    add('@authenticated', ({ isAuthenticated }) =>
      isAuthenticated ? 'asked for' : 'not asked for',
    );
  }
  if (!impliesAll(wider.scopes, narrower.scopes)) add('scopes', ({ scopes }) => told(scopes));
  if (!impliesAll(wider.policies, narrower.policies)) {
    add('policies', ({ policies }) => told(policies));
  }
  if (!isWithin(fitting(wider.purposes), fitting(narrower.purposes))) {
    add('purposes', ({ purposes }) => list(fitting(purposes)));
  }
  if (!narrower.masks.every((mask) => wider.masks.some((one) => isAsStrict(one, mask)))) {
    add('masks', masksTold);
  }
  if (levelOf(wider) < levelOf(narrower)) add('sensitivity', ({ sensitivity }) => sensitivity);
  if (narrower.subjects.some((subject) => !wider.subjects.includes(subject))) {
    add('@subject', ({ subjects }) => list(subjects));
  }
  return found;
}

/** Whether all that meet `after` meet `before`. A conjunction of groups, each a disjunction of sets of names. */
function impliesAll(after: Access, before: Access): boolean {
  if (before.length === 0) return true;
  const ways = waysThrough(after);
  if (ways) return before.every((group) => ways.every((way) => meets(way, group)));
  return before.every((group) =>
    after.some((one) => one.every((names) => meets(new Set(names), group))),
  );
}

/** Every set of names that meets all groups; undefined when there are too many to look at. */
function waysThrough(access: Access): ReadonlyArray<ReadonlySet<string>> | undefined {
  let ways: ReadonlyArray<readonly string[]> = [[]];
  for (const group of access) {
    if (ways.length * group.length > mostAlternatives) return undefined;
    ways = ways.flatMap((way) => group.map((names) => [...way, ...names]));
  }
  return ways.map((way) => new Set(way));
}

function meets(names: ReadonlySet<string>, group: Access[number]): boolean {
  return group.some((all) => all.every((name) => names.has(name)));
}

/** The purposes that meet every list; null where none has to be declared. */
function fitting(purposes: ReadRule['purposes']): readonly Purpose[] | null {
  const [first, ...others] = purposes;
  return first?.filter((purpose) => others.every((one) => one.includes(purpose))) ?? null;
}

function isWithin(after: readonly Purpose[] | null, before: readonly Purpose[] | null): boolean {
  if (before === null) return true;
  return after?.every((purpose) => before.includes(purpose)) ?? false;
}

/** Whether whoever a mask spares was spared by the other too, and everybody else sees the same. */
function isAsStrict(after: FieldMask, before: FieldMask): boolean {
  return (
    after.as === before.as && after.unless.every((names) => meets(new Set(names), before.unless))
  );
}

function levelOf({ sensitivity }: ReadRule): number {
  return sensitivities.indexOf(sensitivity);
}

function masksTold({ masks }: ReadRule): string {
  return list(masks.map(({ as, unless }) => `${as} unless ${told([unless])}`));
}

function told(access: Access): string {
  const groups = access.map(
    (group) => group.map((all) => all.join(' and ')).join(' or ') || 'nobody',
  );
  return groups.length === 0 ? 'none' : groups.map((group) => `"${group}"`).join(' and ');
}

function list(items: readonly string[] | null | undefined): string {
  if (!items) return 'any';
  return items.length === 0 ? 'none' : items.join(', ');
}
