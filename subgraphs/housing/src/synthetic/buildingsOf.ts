import { type City, type CityGrid, createRandom, type Random } from '@civicgraph/shared';

/** A building that takes a run of a grid's dwellings. */
export interface SyntheticBuilding {
  /** Counted from 0 within the grid. */
  readonly index: number;
  readonly code: string;
  readonly floors: number;
  readonly doorsPerFloor: number;
  readonly yearBuilt: number;
  readonly firstDwelling: number;
  readonly dwellings: number;
}

/** Floors of residential buildings; from 28 metres (ten floors) one is a high-rise (GB 50016). */
const floorWeights = [
  [6, 55],
  [11, 20],
  [18, 18],
  [33, 7],
] as const;

/** From this year on a building is new in the city's history, and its dwellings with it. */
export const firstNewYear = 2022;
const newShare = 0.05;

/** The buildings of an urban grid, end to end; a village of farm houses has none. */
export function buildingsOf(city: City, grid: CityGrid): SyntheticBuilding[] {
  if (!isUrban(grid)) return [];
  const buildings: SyntheticBuilding[] = [];
  for (let firstDwelling = 0; firstDwelling < grid.dwellings.count; ) {
    const index = buildings.length;
    const random = createRandom(city.seed, 'building', grid.index * 4096 + index);
    const planned = random.weighted(floorWeights);
    const doorsPerFloor = random.pick([2, 4]);
    const dwellings = Math.min(planned * doorsPerFloor, grid.dwellings.count - firstDwelling);
    const floors = Math.ceil(dwellings / doorsPerFloor);
    buildings.push({
      index,
      code: `${grid.code}-B${String(index + 1).padStart(3, '0')}`,
      floors,
      doorsPerFloor,
      yearBuilt: yearBuilt(random, planned),
      firstDwelling,
      dwellings,
    });
    firstDwelling += dwellings;
  }
  return buildings;
}

function yearBuilt(random: Random, floors: number): number {
  if (random.chance(newShare)) return firstNewYear + random.int(4);
  return floors > 6 ? 1998 + random.int(24) : 1978 + random.int(40);
}

/** Residents' committees are numbered 001 to 199, villagers' committees from 200. */
export function isUrban(grid: CityGrid): boolean {
  return grid.villageCode.slice(9) < '200';
}
