import {
  addDays,
  type City,
  type CityVillage,
  createRandom,
  departmentOf,
  petitionId,
  type Random,
} from '@civicgraph/shared';
import type { Satisfaction } from '../codeLists';
import { acceptanceDays } from '../deadlines';
import { hashQueryCode } from '../hashQueryCode';
import { createHandling, type Handling, inHandling } from './handling';
import { categoryRules, createMatter, type Matter } from './matter';
import { queryCodeOf } from './queryCode';

const cityLevelShare = 0.1;
const retiredCodeShare = 0.02;
/** Codes of the list before this one. */
const retiredCodes = ['0203', '0511', '0907'] as const;

/** A row of the table `petition`. */
export type PetitionRow = ReturnType<typeof createPetitionRow>;

/** A petition that comes up again: what its repeat has in common with it. */
export interface Original {
  readonly petition_id: string;
  readonly category: string;
  readonly region_code: string;
  readonly county_code: string;
  readonly responsible: string;
}

/**
 * The city's last petition is being handled in every city, so that there is always one to show.
 */
export function isShownInHandling(city: City, index: number): boolean {
  return index === city.volumes.petitions - 1;
}

/** @param repeat when given, the petition repeats the original and was registered on that day */
export function createPetitionRow(
  city: City,
  village: CityVillage,
  index: number,
  repeat: { readonly original: Original; readonly registeredOn: string } | null,
) {
  const { today } = city;
  const random = createRandom(city.seed, 'petition', index);
  const isShown = isShownInHandling(city, index);
  const registeredOn = isShown
    ? addDays(today, -30)
    : (repeat?.registeredOn ?? random.date(`${city.firstMonth}-01`, today));
  const drawn = createMatter(random, Number(registeredOn.slice(0, 4)));
  const matter: Matter =
    isShown || repeat ? { ...drawn, purpose: 'APPEAL_REQUEST', route: 'PETITION' } : drawn;
  const isAccusation = matter.purpose === 'ACCUSATION';
  const handling = isShown
    ? inHandling(today)
    : createHandling(random, registeredOn, matter.route, today);
  return {
    petition_id: petitionId(city, index),
    channel: matter.channel,
    purpose: matter.purpose,
    route: matter.route,
    ...(repeat ? placeOf(repeat.original) : createPlace(city, village, random, matter, isShown)),
    registered_on: registeredOn,
    accept_due_on: addDays(registeredOn, acceptanceDays),
    ...handling,
    first_time: Number(repeat === null),
    repeat_of: repeat?.original.petition_id ?? null,
    repeated_on: null as string | null,
    skip_level: Number(matter.channel === 'VISIT' && random.chance(0.12)),
    group_size: matter.groupSize,
    ...createBurden(random, registeredOn, repeat !== null, handling, today),
    ...createRating(random, repeat !== null, handling, unsatisfiedIn(village.countyCode)),
    suggestion_adopted: Number(
      matter.purpose === 'SUGGESTION' && handling.closed_on !== null && random.chance(0.35),
    ),
    query_code_hash: isAccusation ? null : hashQueryCode(queryCodeOf(city, index)),
  };
}

/** Where the matter lies and who answers for it. Accusations go to the city for their discipline body. */
function createPlace(
  city: City,
  village: CityVillage,
  random: Random,
  { purpose, category }: Matter,
  isShown: boolean,
): Omit<Original, 'petition_id'> {
  const isAccusation = purpose === 'ACCUSATION';
  const isCityLevel = isAccusation || (!isShown && random.chance(cityLevelShare));
  const office = isCityLevel ? city.cityCode : village.countyCode;
  const answeredBy = isAccusation ? 'PETITION_OFFICE' : categoryRules[category].answeredBy;
  return {
    category: random.chance(retiredCodeShare) ? random.pick(retiredCodes) : category,
    region_code: isCityLevel ? city.cityCode : village.townCode,
    county_code: office,
    responsible: departmentOf(city, office, answeredBy).uscc,
  };
}

function placeOf({ category, region_code, county_code, responsible }: Original) {
  return { category, region_code, county_code, responsible };
}

/** Difficult matters with the leader who took them on, and what stays on the backlog list. */
function createBurden(
  random: Random,
  registeredOn: string,
  isRepeat: boolean,
  { withdrawn }: Handling,
  today: string,
) {
  const difficult = random.chance(isRepeat ? 0.3 : 0.05);
  const leaderNamed = difficult && random.chance(0.85);
  const since = addDays(registeredOn, 90 + random.int(120));
  const isBacklog = withdrawn === 0 && since <= today && random.chance(isRepeat ? 0.3 : 0.03);
  const resolvedOn = addDays(since, 30 + random.int(500));
  return {
    is_backlog: Number(isBacklog),
    backlog_since: isBacklog ? since : null,
    backlog_resolved_on: isBacklog && resolvedOn <= today ? resolvedOn : null,
    difficult: Number(difficult),
    leader_named: Number(leaderNamed),
  };
}

/** Most who may rate do so, and rate petition office and department on one form. */
function createRating(
  random: Random,
  isRepeat: boolean,
  { closed_on: closedOn }: Handling,
  unsatisfied: number,
) {
  const evaluable = closedOn !== null && !isRepeat && random.chance(0.93);
  const isRated = evaluable && random.chance(0.78);
  return {
    evaluable: Number(evaluable),
    satisfaction_office: isRated ? rating(random, unsatisfied) : 'NOT_EVALUATED',
    satisfaction_unit: isRated ? rating(random, unsatisfied + 1) : 'NOT_EVALUATED',
  };
}

/** Counties differ: 1 to 4 in a hundred are not satisfied with the petition office. */
function unsatisfiedIn(countyCode: string): number {
  return 1 + ((Number(countyCode.slice(4, 6)) + 1) % 4);
}

function rating(random: Random, unsatisfied: number): Satisfaction {
  return random.weighted<Satisfaction>([
    ['SATISFIED', 85],
    ['BASICALLY', 15 - unsatisfied],
    ['UNSATISFIED', unsatisfied],
  ]);
}
