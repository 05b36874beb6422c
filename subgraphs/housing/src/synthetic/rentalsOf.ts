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
/** Part of dwellings, not rented now, that were once. */
const onceLetShare = 0.08;
/** Part of rentals before which the dwelling was let to somebody else. */
const formerShare = 0.85;
/** Part of moves in July to October, when migrants come. */
const seasonShare = 0.5;

/**
 * The times a dwelling was found rented out within the history, the latest first; they do not overlap.
 * @param index the dwelling's index in the city
 */
export function rentalsOf(
  city: City,
  index: number,
  { occupancy, since, until }: DwellingPlan,
  { registration }: Diligence,
): SyntheticRental[] {
  const random = createRandom(city.seed, 'rental', index);
  const earliest = laterOf(since, addDays(`${city.firstMonth}-01`, -300));
  const rented = occupancy === 'RENTED' && until === null && !random.chance(unseenShare);
  const stale = occupancy === 'OWNER' && until === null && random.chance(staleShare);
  const open = rented || stale;
  if (!open && !random.chance(onceLetShare)) return [];
  const rentals: SyntheticRental[] = [];
  let endedOn = open ? null : random.date(earliest, until ?? city.today);
  do {
    const foundOn = moveIn(random, endedOn ?? city.today);
    if (foundOn < earliest) break;
    const registeredOn = registrationOf(random, foundOn, endedOn ?? city.today, registration);
    rentals.push({ foundOn, registeredOn, endedOn });
    endedOn = addDays(foundOn, -random.int(60));
  } while (random.chance(formerShare));
  return rentals;
}

/** Whether one of the rentals holds on a day. */
export function isLetOn(rentals: readonly SyntheticRental[], day: string): boolean {
  return rentals.some(
    ({ foundOn, endedOn }) => foundOn <= day && (endedOn === null || day < endedOn),
  );
}

/** A day from one month to about two years before the rental's last day. */
function moveIn(random: Random, lastDay: string): string {
  const day = addDays(lastDay, -30 - random.int(700));
  if (!random.chance(seasonShare)) return day;
  const inSeason = `${day.slice(0, 4)}-${random.pick(['07', '08', '09', '10'])}${day.slice(7)}`;
  // No month of the season lacks a day but September.
  const existing = inSeason.replace('-09-31', '-09-30');
  return existing < addDays(lastDay, -30) ? existing : day;
}

/** The day of the lease record: from some days before the finding to two months after it. */
function registrationOf(
  random: Random,
  foundOn: string,
  lastDay: string,
  registration: number,
): string | null {
  const day = addDays(foundOn, random.int(65) - 5);
  return random.chance(registration) && day <= lastDay ? day : null;
}
