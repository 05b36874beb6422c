import {
  addDays,
  type City,
  type CityGrid,
  type CityVillage,
  createRandom,
  dwellingCode,
  dwellingOfPerson,
  type Random,
  streamHash,
} from '@civicgraph/shared';
import { monthsBefore } from './dates';
import type { Household, Stay } from './Household';

const stream = streamHash('population-household');
const linkStream = streamHash('population-grid-link');

const seasonalShare = 0.22;
/** Share of households that have left the city during the last year. */
const departedShare = { floating: 0.03, other: 0.01 };

/** The households of a village, grid by grid. `careClients` never move away and are always linked. */
export function createHouseholds(
  city: City,
  village: CityVillage,
  careClients: ReadonlyMap<number, string>,
): Household[] {
  const households: Household[] = [];
  for (const grid of village.grids) {
    const end = grid.persons.start + grid.persons.count;
    const linkRate = linkRateOf(city, grid);
    let first = grid.persons.start;
    while (first < end) {
      const dwelling = dwellingOfPerson(city, grid, first);
      let next = first + 1;
      let hasClient = careClients.has(first);
      while (next < end && dwellingOfPerson(city, grid, next) === dwelling) {
        hasClient ||= careClients.has(next);
        next++;
      }
      const random = createRandom(city.seed, stream, first);
      const isFloating = first >= end - grid.floatingCount;
      const isSeasonal = isFloating && random.chance(seasonalShare);
      const home = { grid, dwellingCode: dwellingCode(grid, dwelling) };
      households.push({
        firstPerson: first,
        size: next - first,
        grid,
        isFloating,
        isSeasonal,
        isLinked: hasClient || random.next() < linkRate,
        stays: isSeasonal
          ? seasonalStays(city, random, home, hasClient)
          : steadyStays(city, village, random, home, isFloating, hasClient),
      });
      first = next;
    }
  }
  return households;
}

/** Most grids link 9 of 10 persons or more; every fifth is behind. */
function linkRateOf(city: City, grid: CityGrid): number {
  const random = createRandom(city.seed, linkStream, grid.index);
  const isBehind = grid.index % 5 === 2;
  return isBehind ? 0.74 + random.next() * 0.12 : 0.93 + random.next() * 0.05;
}

type Home = Pick<Stay, 'grid' | 'dwellingCode'>;

/** From July to the first days of November, year after year; this year's stay has not ended. */
function seasonalStays(city: City, random: Random, home: Home, mustStay: boolean): Stay[] {
  const lastYear = Number(city.today.slice(0, 4));
  const firstYear = lastYear - random.int(5);
  const stays: Stay[] = [];
  for (let year = firstYear; year <= lastYear; year++) {
    const since = random.date(`${year}-07-01`, `${year}-08-12`);
    // A few leave before the harvest is in.
    const leavesEarly = random.chance(0.08);
    const leaves = leavesEarly
      ? random.date(`${year}-10-08`, `${year}-10-27`)
      : random.date(`${year}-11-01`, `${year}-11-18`);
    const isHere = leaves > city.today || (mustStay && year === lastYear);
    stays.push({ ...home, since, until: isHere ? null : leaves });
  }
  return stays;
}

/** One stay that lasts, sometimes after one elsewhere in the village, or a departure. */
function steadyStays(
  city: City,
  village: CityVillage,
  random: Random,
  home: Home,
  isFloating: boolean,
  mustStay: boolean,
): Stay[] {
  const { today } = city;
  const historyBegins = `${city.firstMonth}-01`;
  const isOld = random.chance(isFloating ? 0.55 : 0.85);
  const since = isOld
    ? random.date(isFloating ? monthsBefore(today, 120) : '1992-01-01', historyBegins)
    : random.date(historyBegins, addDays(today, -20));
  const departed = !mustStay && random.chance(departedShare[isFloating ? 'floating' : 'other']);
  const until =
    departed && since < monthsBefore(today, 12)
      ? random.date(monthsBefore(today, 11), today)
      : null;
  const current: Stay = { ...home, since, until };
  if (isOld || !random.chance(isFloating ? 0.6 : 0.75)) return [current];
  const grid = random.pick(village.grids);
  const earlier = {
    grid,
    dwellingCode: dwellingCode(grid, random.int(grid.dwellings.count)),
    since: random.date('2008-01-01', addDays(since, -200)),
    until: since,
  };
  return [earlier, current];
}
