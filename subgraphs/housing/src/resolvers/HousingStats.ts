import { type AreaStatistics, bucketsOf, statisticFields } from '@civicgraph/shared';
import { dwellingUses, type HazardKind, occupancies } from '../codes';
import {
  foundMeasure,
  housingRollup,
  occupancyMeasure,
  overdueMeasure,
  rectifiedMeasure,
  useMeasure,
} from '../statistics/housingRollup';

interface OfKind {
  readonly kind?: HazardKind | null;
}

const { cell, ratio, buckets } = statisticFields(housingRollup);

export const HousingStats = {
  period: ({ period }: AreaStatistics) => period.text,
  dwellings: cell('dwellings'),
  byUse: buckets(bucketsOf(dwellingUses, useMeasure)),
  byOccupancy: buckets(bucketsOf(occupancies, occupancyMeasure)),
  rented: cell('rentals'),
  rentalRegistration: ratio('rentals_registered', 'rentals'),
  addressCoverage: ratio('records_coded', 'records'),
  hazardRectification: (statistics: AreaStatistics, { kind }: OfKind) =>
    kind
      ? ratio(rectifiedMeasure(kind), foundMeasure(kind))(statistics)
      : ratio('hazards_rectified', 'hazards_found')(statistics),
  overdueHazards: (statistics: AreaStatistics, { kind }: OfKind) =>
    cell(kind ? overdueMeasure(kind) : 'hazards_overdue')(statistics),
  rentalOverdueFireHazards: cell('rental_fire_overdue'),
};
