import { HubError, quote } from '../errors';
import { monthsBetween } from '../period';
import { apportion } from './apportion';
import type { City, CityGrid, CityVillage } from './City';
import { createGrids } from './createGrids';
import { cityCode, createRegions, provinceCode, type VillageSite } from './createRegions';
import { createDepartments } from './departments';
import { type Range, rangesOf } from './Range';
import { type Tier, type TierVolumes, tiers } from './tiers';

const firstMonth = '2021-11';
const lastMonth = '2026-10';

/**
 * Plans a city. The same tier and seed always give the same plan.
 * @param seed a whole number from 0 to 2^31 - 1
 * @throws HubError ARGUMENT_INVALID
 */
export function createCity(tier: Tier, seed = 1): City {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0x7fffffff) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `Unknown seed ${quote(seed)}. Expected a whole number from 0 to 2147483647.`,
    );
  }
  const volumes = tiers[tier];
  const map = createRegions(seed, volumes);
  const grids = createGrids(seed, volumes, map.villages);
  return {
    tier,
    seed,
    volumes,
    prefix: '99',
    provinceCode,
    cityCode,
    countyCodes: map.regions.filter(({ level }) => level === 'COUNTY').map(({ code }) => code),
    today: '2026-10-31',
    firstMonth,
    lastMonth,
    months: monthsBetween(firstMonth, lastMonth),
    regions: map.regions,
    villages: createVillages(volumes, map.villages, grids),
    grids,
    departments: createDepartments(map.regions),
  };
}

/** Counts everything that is known by village into the villages, in proportion to their people. */
function createVillages(
  volumes: TierVolumes,
  sites: readonly VillageSite[],
  grids: readonly CityGrid[],
): CityVillage[] {
  const gridsOf = new Map<string, CityGrid[]>(sites.map(({ code }) => [code, []]));
  for (const grid of grids) gridsOf.get(grid.villageCode)?.push(grid);
  const gridLists = sites.map(({ code }) => gridsOf.get(code) ?? []);
  const persons = gridLists.map((list) => list.reduce((sum, grid) => sum + grid.persons.count, 0));
  const share = (total: number): Range[] => rangesOf(apportion(total, persons));
  const ranges = {
    persons: rangesOf(persons),
    organisations: share(volumes.organisations),
    careCases: share(volumes.careCases),
    petitions: share(volumes.petitions),
    incidents: share(volumes.incidents),
    visits: share(volumes.visits),
  };
  const none = { start: 0, count: 0 };
  return sites.map(({ code, name, townCode, countyCode, urbanRural }, index) => ({
    index,
    code,
    name,
    townCode,
    countyCode,
    urbanRural,
    grids: gridLists[index] ?? [],
    persons: ranges.persons[index] ?? none,
    organisations: ranges.organisations[index] ?? none,
    careCases: ranges.careCases[index] ?? none,
    petitions: ranges.petitions[index] ?? none,
    incidents: ranges.incidents[index] ?? none,
    visits: ranges.visits[index] ?? none,
  }));
}
