import type { City, CityVillage } from './City';
import { type PersonProfile, personProfile } from './personProfile';
import { gridOfPerson } from './places';
import { createRandom, streamHash } from './random';

/** 特殊人群服务: whom a case of service is for. */
export type CityCareCategory =
  | 'RELEASED_AFTERCARE'
  | 'COMMUNITY_CORRECTION'
  | 'COMMUNITY_DETOX'
  | 'SMI'
  | 'LEFT_BEHIND_CHILD'
  | 'CHILD_IN_DIFFICULTY'
  | 'LEFT_BEHIND_ELDER'
  | 'LEFT_BEHIND_WOMAN'
  | 'DISABLED';

interface CareRule {
  readonly weight: number;
  readonly fromAge: number;
  readonly toAge: number;
  readonly sex?: PersonProfile['sex'];
  /** Left behind means living where the household is registered. */
  readonly hukouOnly?: true;
}

/** Minors are in files of welfare alone. Left-behind children are under 16 (国发〔2016〕13号). */
const rules: Readonly<Record<CityCareCategory, CareRule>> = {
  RELEASED_AFTERCARE: { weight: 8, fromAge: 18, toAge: 80 },
  COMMUNITY_CORRECTION: { weight: 5, fromAge: 18, toAge: 80 },
  COMMUNITY_DETOX: { weight: 4, fromAge: 18, toAge: 70 },
  SMI: { weight: 12, fromAge: 18, toAge: 90 },
  LEFT_BEHIND_CHILD: { weight: 14, fromAge: 0, toAge: 15, hukouOnly: true },
  CHILD_IN_DIFFICULTY: { weight: 6, fromAge: 0, toAge: 17 },
  LEFT_BEHIND_ELDER: { weight: 18, fromAge: 60, toAge: 120, hukouOnly: true },
  LEFT_BEHIND_WOMAN: { weight: 6, fromAge: 20, toAge: 59, sex: 'FEMALE', hukouOnly: true },
  DISABLED: { weight: 27, fromAge: 18, toAge: 120 },
};
const weights = Object.entries(rules).map(
  ([category, { weight }]) => [category as CityCareCategory, weight] as const,
);

const careStream = streamHash('care-case');

/**
 * The category of a case and the person it is for, who lives in the village, fits the category, and
 * has no other case.
 * @param careIndex an index of `village.careCases`
 */
export function careCaseSubject(
  city: City,
  village: CityVillage,
  careIndex: number,
): { category: CityCareCategory; personIndex: number } {
  const random = createRandom(city.seed, careStream, careIndex);
  const category = random.weighted(weights);
  const suitable = candidate(city, village, careIndex, random.next(), rules[category]);
  if (suitable !== null) return { category, personIndex: suitable };
  // Nobody of that age among this case's candidates: rare, as there are about forty.
  const adult = candidate(city, village, careIndex, random.next(), rules.DISABLED);
  if (adult === null) throw new RangeError(`Nobody in ${village.code} can have case ${careIndex}.`);
  return { category: 'DISABLED', personIndex: adult };
}

/**
 * The first suitable person of those that belong to this case: every n-th of the village, n being
 * its number of cases. So no two cases share a candidate.
 */
function candidate(
  city: City,
  village: CityVillage,
  careIndex: number,
  from: number,
  rule: CareRule,
): number | null {
  const step = village.careCases.count;
  const first = careIndex - village.careCases.start;
  const candidates = Math.ceil((village.persons.count - first) / step);
  const offset = Math.floor(from * candidates);
  for (let i = 0; i < candidates; i++) {
    const place = first + ((offset + i) % candidates) * step;
    const personIndex = village.persons.start + place;
    const person = personProfile(city, gridOfPerson(city, personIndex), personIndex);
    if (fits(person, rule)) return personIndex;
  }
  return null;
}

function fits(person: PersonProfile, rule: CareRule): boolean {
  if (person.kind === 'OVERSEAS' || (rule.hukouOnly && person.kind !== 'HUKOU')) return false;
  if (rule.sex && person.sex !== rule.sex) return false;
  return person.age >= rule.fromAge && person.age <= rule.toAge;
}
