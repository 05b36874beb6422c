import {
  type City,
  type CityCareCategory,
  type CityVillage,
  citizenIdCheckCharacter,
  createRandom,
  type PersonProfile,
  personName,
  personProfile,
  personRef,
  phoneNumber,
  type Random,
  type Row,
  streamHash,
  type TableRow,
} from '@civicgraph/shared';
import { ageOn } from '../statistics/ageBand';
import { laterDate } from './dates';
import type { Household, Stay } from './Household';
import { registrationRow } from './registrationRow';

const stream = streamHash('population-person');

/** Stays a person may have had: ids leave room for so many. */
const staysPerPerson = 8;

/** Shares of records that real feeds get wrong or leave empty. */
const dirt = {
  wrongCheckCharacter: 0.02,
  noCitizenId: 0.012,
  noName: 0.003,
  noPhone: 0.025,
  neverVerified: 0.005,
  staleVerification: 0.03,
  notRegistered: 0.03,
};

/** What rows of one village have in common. */
export interface VillageSetting {
  readonly city: City;
  readonly village: CityVillage;
  readonly careClients: ReadonlyMap<number, CityCareCategory>;
  /** Dates by the number of days before today. */
  readonly daysBack: readonly string[];
}

/** The records of one person: the person, the stays, the registrations of a floating person. */
export function* personRows(
  setting: VillageSetting,
  household: Household,
  index: number,
): Generator<TableRow> {
  const { city } = setting;
  const profile = personProfile(city, household.grid, index);
  const random = createRandom(city.seed, stream, index);
  const person = personRow(city, index, profile, random);
  yield ['person', person];

  const isComplete =
    person.name !== null &&
    (person.citizen_id !== null || profile.kind === 'OVERSEAS') &&
    (person.phone !== null || profile.age < 14);
  // Some records were completed, and some stays linked, only after a campaign.
  const completedOn = isComplete ? campaignDay(setting, random, 0.75) : null;
  const linkedOn = household.isLinked ? campaignDay(setting, random, 0.8) : null;
  const atHukou = profile.kind === 'HUKOU' && random.chance(0.88);
  const leftBehind = leftBehindOf(setting, index, profile, random);
  const movesOut =
    index !== household.firstPerson &&
    profile.age >= 18 &&
    !setting.careClients.has(index) &&
    random.chance(0.008);

  for (let n = 0; n < household.stays.length; n++) {
    const stay = household.stays[n] as Stay;
    const isLast = n === household.stays.length - 1;
    if (stay.until !== null && stay.until <= profile.birthDate) continue;
    const since = laterDate(stay.since, profile.birthDate);
    const leftOn = movesOut && isLast && stay.until === null ? departureDay(setting, random) : null;
    const until = leftOn !== null && leftOn > since ? leftOn : stay.until;
    const id = index * staysPerPerson + n;
    yield [
      'residence',
      {
        id,
        person_ref: person.ref as string,
        dwelling_code: linkedOn === null ? null : stay.dwellingCode,
        grid_code: stay.grid.code,
        since,
        until,
        verified_at: verifiedAt(setting, random, profile, since, until),
        at_hukou: Number(atHukou && isLast),
        is_head: Number(index === household.firstPerson),
        kind: profile.kind,
        sex: profile.sex,
        birth_date: profile.birthDate,
        season:
          profile.kind !== 'FLOATING' ? null : household.isSeasonal ? 'SEASONAL' : 'YEAR_ROUND',
        left_behind: isLast ? leftBehind : null,
        linked_since: linkedOn === null ? null : laterDate(since, linkedOn),
        complete_since: completedOn === null ? null : laterDate(since, completedOn),
      },
    ];
    if (profile.kind === 'FLOATING' && !random.chance(dirt.notRegistered)) {
      const age = ageOn(profile.birthDate, until ?? city.today);
      const isHead = index === household.firstPerson;
      const row = registrationRow(random, { id, grid: stay.grid, since, until, age, isHead });
      yield ['floating_registration', row];
    }
  }
}

function personRow(city: City, index: number, profile: PersonProfile, random: Random): Row {
  const { citizenId, kind, age } = profile;
  const isMissing = random.chance(dirt.noCitizenId);
  const isWrong = random.chance(dirt.wrongCheckCharacter);
  return {
    ref: personRef(city, index),
    name: random.chance(dirt.noName) ? null : personName(random),
    citizen_id: citizenId === null || isMissing ? null : isWrong ? mistyped(citizenId) : citizenId,
    phone: age < 14 || random.chance(dirt.noPhone) ? null : phoneNumber(random),
    sex: profile.sex,
    birth_date: profile.birthDate,
    kind,
    hukou_county: profile.hukouCounty,
  };
}

/** The number with another check character than its own. */
function mistyped(citizenId: string): string {
  const right = citizenIdCheckCharacter(citizenId);
  return `${citizenId.slice(0, 17)}${right === '7' ? '3' : '7'}`;
}

/** The first day of time for most; for the others a day of the recorded history. */
function campaignDay({ city }: VillageSetting, random: Random, share: number): string {
  if (random.chance(share)) return '1900-01-01';
  const month = random.pick(city.months);
  return `${month}-01`;
}

function departureDay({ daysBack }: VillageSetting, random: Random): string {
  return daysBack[1 + random.int(330)] as string;
}

/** A last check on the spot: quarterly for floating persons, yearly for others; some long ago. */
function verifiedAt(
  { daysBack, city }: VillageSetting,
  random: Random,
  { kind }: PersonProfile,
  since: string,
  until: string | null,
): string | null {
  const chance = random.next();
  if (chance < dirt.neverVerified) return null;
  const isStale = chance < dirt.neverVerified + dirt.staleVerification;
  const usual = kind === 'FLOATING' ? (random.chance(0.88) ? 90 : 300) : 365;
  const days = isStale ? 730 + random.int(500) : random.int(usual);
  return laterDate(clip(daysBack[days] as string, until, city), since);
}

/** A date no later than departure or today. */
function clip(date: string, until: string | null, { today }: City): string {
  const latest = until ?? today;
  return date > latest ? latest : date;
}

/** Left behind by those who work elsewhere: in the countryside, where the household is registered. */
function leftBehindOf(
  { careClients, village }: VillageSetting,
  index: number,
  { kind, age, sex }: PersonProfile,
  random: Random,
): string | null {
  const chance = random.next();
  const category = careClients.get(index);
  if (category === 'LEFT_BEHIND_ELDER') return 'ELDER';
  if (category === 'LEFT_BEHIND_WOMAN') return 'WOMAN';
  if (category === 'LEFT_BEHIND_CHILD') return 'CHILD';
  if (kind !== 'HUKOU') return null;
  const rural = village.urbanRural === '210' || village.urbanRural === '220' ? 1 : 0.15;
  if (age < 16) return chance < 0.14 * rural ? 'CHILD' : null;
  if (age >= 60) return chance < 0.2 * rural ? 'ELDER' : null;
  return sex === 'FEMALE' && age >= 20 && chance < 0.06 * rural ? 'WOMAN' : null;
}
