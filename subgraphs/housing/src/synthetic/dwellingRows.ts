import {
  addressCode,
  type City,
  type CityGrid,
  createRandom,
  dwellingCode,
  type TableRow,
} from '@civicgraph/shared';
import type { SyntheticBuilding } from './buildingsOf';
import type { Diligence } from './diligence';
import { dwellingPlan } from './dwellingPlan';
import { hazardRow } from './hazardRow';
import { dwellingHazards } from './hazardsOf';
import type { Household } from './householdsOf';
import { isLetOn, rentalsOf } from './rentalsOf';

/** A grid's k-th dwelling with its rentals and hazards. */
export function* dwellingRows(
  city: City,
  grid: CityGrid,
  k: number,
  household: Household | undefined,
  building: SyntheticBuilding | undefined,
  diligence: Diligence,
): Generator<TableRow> {
  const index = grid.dwellings.start + k;
  const random = createRandom(city.seed, 'dwelling-record', index);
  const code = dwellingCode(grid, k);
  const plan = dwellingPlan(city, index, household, building);
  yield [
    'dwelling',
    {
      dwelling_code: code,
      address_code: addressCode(grid, k),
      building_code: building?.code ?? null,
      grid_code: grid.code,
      use_code: plan.use,
      occupancy: plan.occupancy,
      area_band: plan.areaBand,
      standard_coded: random.chance(diligence.coding) ? 1 : 0,
      since: plan.since,
      until: plan.until,
    },
  ];
  const rentals = rentalsOf(city, index, plan, diligence);
  for (const { foundOn, registeredOn, endedOn } of rentals) {
    yield [
      'rental',
      {
        dwelling_code: code,
        found_on: foundOn,
        grid_code: grid.code,
        registered_on: registeredOn,
        ended_on: endedOn,
      },
    ];
  }
  const hazards = dwellingHazards(city, random, rentals.length > 0, diligence.rectification);
  for (const [serial, hazard] of hazards.entries()) {
    const { foundAt } = hazard;
    if (foundAt < plan.since || (plan.until !== null && foundAt >= plan.until)) continue;
    const place = { dwelling: code, isLet: isLetOn(rentals, foundAt) };
    yield hazardRow(grid, hazard, place, serial);
  }
}
