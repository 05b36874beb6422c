import { addDays, type City, lastDayOf, monthOf, type Random } from '@civicgraph/shared';
import type { HazardKind } from '../codes';
import type { SyntheticBuilding } from './buildingsOf';

export interface SyntheticHazard {
  readonly kind: HazardKind;
  readonly foundAt: string;
  readonly dueAt: string;
  readonly closedAt: string | null;
}

type Weights<Value> = readonly (readonly [Value, number])[];

const dwellingKinds: Weights<HazardKind> = [
  ['ELECTRICAL', 55],
  ['FLAMMABLE', 20],
  ['CROWDED_PLACE', 10],
  ['STRUCTURE', 15],
];
const buildingKinds: Weights<HazardKind> = [
  ['CROWDED_PLACE', 30],
  ['FLAMMABLE', 25],
  ['ELECTRICAL', 20],
  ['STRUCTURE', 25],
];
const highRiseKinds: Weights<HazardKind> = [
  ['HIGH_RISE', 65],
  ['CROWDED_PLACE', 15],
  ['ELECTRICAL', 20],
];
/** Rented rooms are inspected oftener, and more is found. */
const rentedCounts: Weights<number> = [
  [0, 30],
  [1, 35],
  [2, 23],
  [3, 12],
];
const otherCounts: Weights<number> = [
  [0, 90],
  [1, 9],
  [2, 1],
];
const buildingCounts: Weights<number> = [
  [0, 40],
  [1, 30],
  [2, 20],
  [4, 10],
];
/** Part of findings that come from the campaign of the last eight months. */
const campaignShare = 0.35;
/** Part of missed days after which the hazard was put right in the end. */
const lateShare = 0.55;

/** Hazards of a dwelling; `rectification` is the probability of being put right by the day set. */
export function dwellingHazards(
  city: City,
  random: Random,
  isRented: boolean,
  rectification: number,
): SyntheticHazard[] {
  const count = random.weighted(isRented ? rentedCounts : otherCounts);
  return hazards(city, random, count, dwellingKinds, rectification);
}

/** Hazards of a building as a whole. */
export function buildingHazards(
  city: City,
  random: Random,
  { floors }: SyntheticBuilding,
  rectification: number,
): SyntheticHazard[] {
  const count = random.weighted(buildingCounts);
  return hazards(city, random, count, floors >= 10 ? highRiseKinds : buildingKinds, rectification);
}

function hazards(
  city: City,
  random: Random,
  count: number,
  kinds: Weights<HazardKind>,
  rectification: number,
): SyntheticHazard[] {
  return Array.from({ length: count }, () => {
    const start = random.chance(campaignShare)
      ? addDays(city.today, -240)
      : `${city.firstMonth}-01`;
    const foundAt = random.date(start, city.today);
    const days = random.pick([7, 15, 30, 60]);
    const dueAt = addDays(foundAt, days);
    const closedAt = closing(random, dueAt, days, rectification);
    const kind = random.weighted(kinds);
    return { kind, foundAt, dueAt, closedAt: closedAt && closedAt <= city.today ? closedAt : null };
  });
}

/** On time, mostly in the last days; late, often as the month's report is due; or not at all. */
function closing(
  random: Random,
  dueAt: string,
  days: number,
  rectification: number,
): string | null {
  if (random.chance(rectification)) {
    return addDays(dueAt, -random.int(random.chance(0.5) ? 3 : days));
  }
  if (!random.chance(lateShare)) return null;
  const late = addDays(dueAt, 1 + random.int(120));
  return random.chance(0.4) ? lastDayOf(monthOf(late)) : late;
}
