import { codesOf, defineRollup, type Measure } from '@civicgraph/shared';
import {
  type DwellingUse,
  dwellingUses,
  type HazardKind,
  hazardKinds,
  type Occupancy,
  occupancies,
} from '../codes';

export const useMeasure = (use: DwellingUse) => `use_${use.toLowerCase()}`;
export const occupancyMeasure = (occupancy: Occupancy) => `occupancy_${occupancy.toLowerCase()}`;
export const foundMeasure = (kind: HazardKind) => `found_${kind.toLowerCase()}`;
export const rectifiedMeasure = (kind: HazardKind) => `rectified_${kind.toLowerCase()}`;
export const overdueMeasure = (kind: HazardKind) => `overdue_${kind.toLowerCase()}`;

const uses = codesOf(dwellingUses).map(useMeasure);
const kindsOfOccupancy = codesOf(occupancies).map(occupancyMeasure);
const found = hazardKinds.map(foundMeasure);
const rectified = hazardKinds.map(rectifiedMeasure);
const overdue = hazardKinds.map(overdueMeasure);

/**
 * Housing statistics by grid and month. `records` are dwellings and premises of organisations,
 * `records_coded` those with a standard address code. Rectified hazards count in the month in which
 * they were found.
 */
export const housingRollup = defineRollup({
  table: 'housing_stats',
  threshold: 5,
  finest: 'GRID',
  measures: [
    ...stocks('dwellings', ...uses, ...kindsOfOccupancy),
    ...stocks('rentals', 'rentals_registered', 'records', 'records_coded'),
    ...flows('hazards_found', ...found, 'hazards_rectified', ...rectified),
    ...stocks('hazards_overdue', ...overdue, 'rental_fire_overdue'),
  ],
  equations: [
    { total: 'dwellings', parts: uses },
    { total: 'dwellings', parts: kindsOfOccupancy },
    { total: 'rentals', parts: ['rentals_registered'] },
    { total: 'records', parts: ['records_coded'] },
    { total: 'records', parts: ['dwellings'] },
    { total: 'hazards_found', parts: found },
    { total: 'hazards_rectified', parts: rectified },
    { total: 'hazards_found', parts: ['hazards_rectified'] },
    ...hazardKinds.map((kind) => ({ total: foundMeasure(kind), parts: [rectifiedMeasure(kind)] })),
    { total: 'hazards_overdue', parts: overdue },
    { total: 'hazards_overdue', parts: ['rental_fire_overdue'] },
  ],
});

function stocks(...names: string[]): Measure[] {
  return names.map((name) => ({ name, kind: 'STOCK' }));
}

function flows(...names: string[]): Measure[] {
  return names.map((name) => ({ name, kind: 'FLOW' }));
}
