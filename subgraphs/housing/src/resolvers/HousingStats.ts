import { readCell, readRatio } from '@civicgraph/shared';
import { codesOf, dwellingUses, type HazardKind, occupancies } from '../codes';
import {
  foundMeasure,
  housingRollup,
  occupancyMeasure,
  overdueMeasure,
  rectifiedMeasure,
  useMeasure,
} from '../statistics/housingRollup';
import type { HousingStatistics } from './statisticsOf';

interface OfKind {
  readonly kind?: HazardKind | null;
}

export const HousingStats = {
  dwellings: cell('dwellings'),
  byUse: buckets(dwellingUses, useMeasure),
  byOccupancy: buckets(occupancies, occupancyMeasure),
  rented: cell('rentals'),
  rentalRegistration: ratio('rentals_registered', 'rentals'),
  addressCoverage: ratio('records_coded', 'records'),
  hazardRectification: (statistics: HousingStatistics, { kind }: OfKind) =>
    kind
      ? ratio(rectifiedMeasure(kind), foundMeasure(kind))(statistics)
      : ratio('hazards_rectified', 'hazards_found')(statistics),
  overdueHazards: (statistics: HousingStatistics, { kind }: OfKind) =>
    cell(kind ? overdueMeasure(kind) : 'hazards_overdue')(statistics),
  rentalOverdueFireHazards: cell('rental_fire_overdue'),
};

function cell(measure: string) {
  return ({ row }: HousingStatistics) => readCell(row, housingRollup, measure);
}

function ratio(numerator: string, denominator: string) {
  return ({ row }: HousingStatistics) => readRatio(row, housingRollup, numerator, denominator);
}

function buckets<Code extends string>(
  labels: Readonly<Record<Code, string>>,
  measureOf: (code: Code) => string,
) {
  return ({ row }: HousingStatistics) =>
    codesOf(labels).map((code) => ({
      code,
      label: labels[code],
      cell: readCell(row, housingRollup, measureOf(code)),
    }));
}
