import { addDays, type City, createRandom, type Random } from '@civicgraph/shared';
import { laterOf } from '../laterOf';
import type { Diligence } from './diligence';
import type { DwellingPlan } from './dwellingPlan';

export interface SyntheticRental {
  readonly foundOn: string;
  readonly registeredOn: string | null;
  readonly endedOn: string | null;
}

/** Dirt: rented out as the register says, but never found by an inspector. */
const unseenShare = 0.02;
/** Dirt: the tenant has left and nobody noted it. */
const staleShare = 0.01;
const formerShare = 0.45;
const onceLetShare = 0.05;
/** Part of moves in July to October, when migrants come. */
const seasonShare = 0.5;

/** The times a dwelling was found rented out, the latest first; they do not overlap. */
export function rentalsOf(
  city: City,
  index: number,
  { occupancy, since, until }: DwellingPlan,
  { registration }: Diligence,
): SyntheticRental[] {
  const random = createRandom(city.seed, 'rental', index);
  const rented = occupancy === 'RENTED' && until === null && !random.chance(unseenShare);
  const stale = occupancy === 'OWNER' && random.chance(staleShare);
  const rentals: SyntheticRental[] = [];
  let before = until ?? city.today;
  if (rented || stale) {
    const foundOn = laterOf(since, moveDate(random, city, 36));
    rentals.push(rental(random, foundOn, null, registration, city.today));
    before = addDays(foundOn, -15);
  }
  if (random.chance(rented ? formerShare : onceLetShare)) {
    const foundOn = addDays(before, -120 - random.int(700));
    if (foundOn > since) rentals.push(rental(random, foundOn, before, registration, city.today));
  }
  return rentals;
}

/** Whether one of the rentals holds on a day. */
export function isLetOn(rentals: readonly SyntheticRental[], day: string): boolean {
  return rentals.some(
    ({ foundOn, endedOn }) => foundOn <= day && (endedOn === null || day < endedOn),
  );
}

function rental(
  random: Random,
  foundOn: string,
  endedOn: string | null,
  registration: number,
  today: string,
): SyntheticRental {
  const registeredOn = addDays(foundOn, random.int(75) - 5);
  const registered = random.chance(registration) && registeredOn <= (endedOn ?? today);
  return { foundOn, registeredOn: registered ? registeredOn : null, endedOn };
}

/** A day in the last `months` months. */
function moveDate(random: Random, city: City, months: number): string {
  const earliest = addDays(city.today, -30 * months);
  if (!random.chance(seasonShare)) return random.date(earliest, city.today);
  const year = Number(city.today.slice(0, 4)) - random.int(Math.floor(months / 12));
  return random.date(`${year}-07-01`, `${year}-10-31`);
}
