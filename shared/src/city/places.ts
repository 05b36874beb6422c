import type { City, CityGrid, CityVillage } from './City';
import { itemHolding } from './Range';

/** What is numbered through the city and counted by grid. */
export type GridPart = 'persons' | 'dwellings' | 'addresses' | 'workers';
/** What is numbered through the city and counted by village. */
export type VillagePart =
  | 'persons'
  | 'organisations'
  | 'careCases'
  | 'petitions'
  | 'incidents'
  | 'visits';

/**
 * The grid that holds the index-th person, dwelling, address or worker of the city.
 * @throws RangeError when the city has no such index
 */
export function gridOf(city: City, part: GridPart, index: number): CityGrid {
  return itemHolding(city.grids, (grid) => grid[part], index);
}

export function gridOfPerson(city: City, personIndex: number): CityGrid {
  return gridOf(city, 'persons', personIndex);
}

/**
 * The village that holds the index-th person, organisation, case, ... of the city.
 * @throws RangeError when the city has no such index
 */
export function villageOf(city: City, part: VillagePart, index: number): CityVillage {
  return itemHolding(city.villages, (village) => village[part], index);
}

export function villageOfPerson(city: City, personIndex: number): CityVillage {
  return villageOf(city, 'persons', personIndex);
}
