import { addDays, type City, createRandom, type Random } from '@civicgraph/shared';
import type { DwellingUse, Occupancy } from '../codes';
import { firstNewYear, type SyntheticBuilding } from './buildingsOf';
import type { Household } from './householdsOf';

/** What is drawn once for a dwelling and decides its rentals and hazards. */
export interface DwellingPlan {
  readonly use: DwellingUse;
  readonly occupancy: Occupancy;
  readonly areaBand: string | null;
  readonly since: string;
  readonly until: string | null;
}

type Weights<Value> = readonly (readonly [Value, number])[];

const livedInUses: Weights<DwellingUse> = [
  ['RESIDENTIAL', 920],
  ['MIXED', 55],
  ['COMMERCIAL', 12],
  ['INDUSTRIAL', 8],
  ['OTHER', 5],
];
const emptyUses: Weights<DwellingUse> = [
  ['RESIDENTIAL', 70],
  ['COMMERCIAL', 12],
  ['OFFICE', 7],
  ['INDUSTRIAL', 4],
  ['PUBLIC', 4],
  ['MIXED', 2],
  ['OTHER', 1],
];
const floatingOccupancies: Weights<Occupancy> = [
  ['RENTED', 74],
  ['LODGING', 9],
  ['OWNER', 10],
  ['COLLECTIVE', 7],
];
const localOccupancies: Weights<Occupancy> = [
  ['OWNER', 88],
  ['RENTED', 8],
  ['LODGING', 4],
];
const businessOccupancies: Weights<Occupancy> = [
  ['RENTED', 45],
  ['OWNER', 35],
  ['VACANT', 20],
];
const areaBands: Weights<string | null> = [
  ['LT60', 18],
  ['60_90', 34],
  ['90_120', 28],
  ['120_144', 12],
  ['GE144', 6],
  [null, 2],
];

/** Dirt: nobody asked, or the last visit found nobody at home and noted it as empty. */
const unknownShare = 0.02;
const staleShare = 0.01;
/** Of dwellings where nobody lives. */
const pulledDownShare = 0.06;
/** Of dwellings without a building, or in one that was there before. */
const recentShare = 0.03;

/** @param index the dwelling's index in the city */
export function dwellingPlan(
  city: City,
  index: number,
  household: Household | undefined,
  building: SyntheticBuilding | undefined,
): DwellingPlan {
  const random = createRandom(city.seed, 'dwelling', index);
  const use = random.weighted(household ? livedInUses : emptyUses);
  const occupancy = occupancyOf(random, use, household);
  const areaBand = random.weighted(areaBands);
  const since = sinceOf(city, random, building);
  const pulledDown = !household && random.chance(pulledDownShare);
  const historyStart = `${city.firstMonth}-01`;
  const earliest = since < historyStart ? historyStart : addDays(since, 30);
  const until = pulledDown && earliest < city.today ? random.date(earliest, city.today) : null;
  return { use, occupancy, areaBand, since, until };
}

function occupancyOf(
  random: Random,
  use: DwellingUse,
  household: Household | undefined,
): Occupancy {
  if (random.chance(unknownShare)) return 'UNKNOWN';
  if (!household) {
    return use === 'RESIDENTIAL' || use === 'MIXED'
      ? 'VACANT'
      : random.weighted(businessOccupancies);
  }
  if (random.chance(staleShare)) return 'VACANT';
  return random.weighted(household.floating ? floatingOccupancies : localOccupancies);
}

/** Most were on record when the history began; those of a new building came with it. */
function sinceOf(city: City, random: Random, building: SyntheticBuilding | undefined): string {
  const start = `${city.firstMonth}-01`;
  if (building && building.yearBuilt >= firstNewYear) {
    return random.date(`${building.yearBuilt}-03-01`, `${building.yearBuilt}-12-31`);
  }
  return random.chance(recentShare)
    ? random.date(start, city.today)
    : random.date('2014-01-01', addDays(start, -1));
}
