import { createCitizenId } from '../codes';
import type { City, CityGrid } from './City';
import { isHouseholdHead } from './households';
import { createRandom, hash32, type Random, streamHash } from './random';

/** What every subgraph must agree on about a synthetic person. */
export interface PersonProfile {
  readonly sex: 'MALE' | 'FEMALE';
  /** `YYYY-MM-DD`. */
  readonly birthDate: string;
  /** Full years on the city's last day. */
  readonly age: number;
  readonly kind: 'HUKOU' | 'FLOATING' | 'OVERSEAS';
  /** Six digits of the county where the household is registered; null for persons from overseas. */
  readonly hukouCounty: string | null;
  /** Unique in the city, with a valid check character; null for persons from overseas. */
  readonly citizenId: string | null;
}

/** From age, to age (both included), weight. */
type AgeBand = readonly [from: number, to: number];
type AgeWeights = readonly (readonly [AgeBand, number])[];

const headAges: AgeWeights = [
  [[21, 34], 22],
  [[35, 59], 50],
  [[60, 79], 24],
  [[80, 95], 4],
];
const memberAges: AgeWeights = [
  [[0, 5], 9],
  [[6, 13], 17],
  [[14, 17], 7],
  [[18, 34], 23],
  [[35, 59], 27],
  [[60, 79], 14],
  [[80, 97], 3],
];
const floatingHeadAges: AgeWeights = [
  [[20, 34], 52],
  [[35, 59], 43],
  [[60, 70], 5],
];
const floatingMemberAges: AgeWeights = [
  [[0, 5], 8],
  [[6, 13], 14],
  [[14, 17], 5],
  [[18, 34], 40],
  [[35, 59], 29],
  [[60, 75], 4],
];

const overseasShare = 0.002;
const personStream = streamHash('person');
const slotStream = streamHash('birth-slot');
const calendar = calendarDays();
const lastDay = calendar.indexOf('-10-31');

/** One person of a grid. `index` is an index of `grid.persons`. */
export function personProfile(city: City, grid: CityGrid, index: number): PersonProfile {
  const random = createRandom(city.seed, personStream, index);
  const isFloating = index >= grid.persons.start + grid.persons.count - grid.floatingCount;
  const isHead = isHouseholdHead(city, grid, index);
  const kind = isFloating
    ? 'FLOATING'
    : isHead && random.chance(overseasShare)
      ? 'OVERSEAS'
      : 'HUKOU';
  const ages = isFloating
    ? isHead
      ? floatingHeadAges
      : floatingMemberAges
    : isHead
      ? headAges
      : memberAges;
  const birth = birthOf(city, index, random, ages);
  const hukouCounty =
    kind === 'OVERSEAS' ? null : kind === 'HUKOU' ? grid.code.slice(0, 6) : originOf(index, random);
  return {
    sex: birth.sequence % 2 === 1 ? 'MALE' : 'FEMALE',
    birthDate: birth.date,
    age: birth.age,
    kind,
    hukouCounty,
    citizenId: hukouCounty && createCitizenId(hukouCounty, birth.date, birth.sequence),
  };
}

/** Days of a year without 29 February, times sequences of an identity number. */
const slots = 365_000;
/** Shares no factor with `slots` = 2^3 · 5^4 · 73. */
const slotStep = 141_421;

/**
 * Age, birthday and sequence. Identity numbers are unique by construction: (day, sequence) is a
 * bijection of the index modulo `slots`, and of two indexes `slots` apart one is born in an even
 * year of life, the other in an odd one. So within one region a number comes back only after
 * 730,000 persons, more than a county has.
 */
function birthOf(
  city: City,
  index: number,
  random: Random,
  ages: AgeWeights,
): { age: number; date: string; sequence: number } {
  const residue = index % slots;
  const slot = (residue * slotStep + (city.seed % slots)) % slots;
  const parity = (Math.floor(index / slots) + hash32(city.seed, slotStream, residue)) & 1;
  const [from, to] = random.weighted(ages);
  let age = from + random.int(to - from + 1);
  if ((age & 1) !== parity) age += age < to ? 1 : -1;
  const day = lastDay - Math.floor(slot / 1000);
  const year = Number(city.today.slice(0, 4)) - age - (day < 0 ? 1 : 0);
  return { age, date: `${year}${calendar.at(day)}`, sequence: slot % 1000 };
}

/** A county of another city of the province. The city's number keeps far-apart indexes apart. */
function originOf(index: number, random: Random): string {
  const lap = Math.floor(index / (2 * slots)) % 4;
  return `990${2 + lap * 2 + random.int(2)}0${1 + random.int(6)}`;
}

/** `-01-01` to `-12-31` of a year that is no leap year. */
function calendarDays(): string[] {
  return Array.from({ length: 365 }, (_, day) =>
    new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(4, 10),
  );
}
