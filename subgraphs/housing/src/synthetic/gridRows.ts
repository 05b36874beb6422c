import {
  addressCode,
  type City,
  type CityGrid,
  type CityVillage,
  createRandom,
  type TableRow,
} from '@civicgraph/shared';
import { createAddressBook } from './addresses';
import { buildingsOf, type SyntheticBuilding } from './buildingsOf';
import { type Diligence, diligenceOf } from './diligence';
import { dwellingRows } from './dwellingRows';
import { hazardRow } from './hazardRow';
import { buildingHazards } from './hazardsOf';
import { householdsOf } from './householdsOf';

/**
 * Every row of one grid. The k-th dwelling lies at the k-th address of the plan; the addresses left
 * over are those of buildings, as far as they last, and of the premises of organisations.
 */
export function* gridRows(city: City, village: CityVillage, grid: CityGrid): Generator<TableRow> {
  const diligence = diligenceOf(city, village);
  const households = householdsOf(city, grid);
  const buildings = buildingsOf(city, grid);
  const ofDwelling = buildings.flatMap((building) =>
    Array<SyntheticBuilding>(building.dwellings).fill(building),
  );
  const book = createAddressBook(city, village, grid);
  for (let k = 0; k < grid.dwellings.count; k++) {
    yield ['standard_address', book.ofDwelling(k, ofDwelling[k])];
    yield* dwellingRows(city, grid, k, households[k], ofDwelling[k], diligence);
  }
  for (const building of buildings) yield* buildingRows(city, grid, building, diligence);
  for (let k = grid.dwellings.count; k < grid.addresses.count; k++) {
    const building = buildings[k - grid.dwellings.count];
    yield ['standard_address', building ? book.ofBuilding(k, building) : book.ofPremises(k)];
    if (!building) yield premisesRow(city, grid, k, diligence);
  }
}

function* buildingRows(
  city: City,
  grid: CityGrid,
  building: SyntheticBuilding,
  { rectification }: Diligence,
): Generator<TableRow> {
  const own = grid.dwellings.count + building.index;
  // Where addresses run out, a building stands at the address of its first dwelling.
  const k = own < grid.addresses.count ? own : building.firstDwelling;
  yield [
    'building',
    {
      building_code: building.code,
      address_code: addressCode(grid, k),
      grid_code: grid.code,
      floors: building.floors,
      year_built: building.yearBuilt,
    },
  ];
  const random = createRandom(city.seed, 'building-hazard', grid.index * 4096 + building.index);
  const hazards = buildingHazards(city, random, building, rectification);
  for (const [serial, hazard] of hazards.entries()) {
    yield hazardRow(grid, hazard, { building: building.code }, serial);
  }
}

function premisesRow(city: City, grid: CityGrid, k: number, { coding }: Diligence): TableRow {
  const random = createRandom(city.seed, 'premises', grid.addresses.start + k);
  const since = random.date('2012-01-01', city.today);
  const closes = random.chance(0.15);
  return [
    'premises',
    {
      premises_code: `${grid.code}-U${String(k + 1).padStart(4, '0')}`,
      address_code: addressCode(grid, k),
      grid_code: grid.code,
      standard_coded: random.chance(coding) ? 1 : 0,
      since,
      until: closes ? random.date(since, city.today) : null,
    },
  ];
}
