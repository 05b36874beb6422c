import {
  maySeeStatistics,
  parsePeriod,
  type Ratio,
  type RollupRow,
  readCell,
  readRatio,
  type StatCell,
} from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import {
  ageBands,
  type Bucket,
  floatingServices,
  kindBuckets,
  leftBehindBuckets,
  populationRollup,
  sexBuckets,
  townRollup,
} from '../statistics';
import { requireLevel } from './requireLevel';

/** The statistics of one area and period. */
export interface PopulationStatsSource {
  readonly area: string;
  readonly period: string;
  readonly row: RollupRow;
}

const ageBuckets: readonly Bucket[] = [
  ...ageBands,
  { code: 'UNKNOWN', measure: 'age_unknown', label: '年龄不详' },
];

/**
 * Null for an area outside the viewer's scope, as for one that does not exist.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function populationStatsOf(
  { viewer, loaders }: PopulationContext,
  area: string,
  text: string,
): Promise<PopulationStatsSource | null> {
  const period = parsePeriod(text).text;
  if (!maySeeStatistics(viewer, area)) return null;
  const row = await loaders.readStats({ area, period });
  return row ? { area, period, row } : null;
}

const cell =
  (measure: string) =>
  ({ row }: PopulationStatsSource): StatCell =>
    readCell(row, populationRollup, measure);

const ratio =
  (numerator: string, denominator: string) =>
  ({ row }: PopulationStatsSource): Ratio =>
    readRatio(row, populationRollup, numerator, denominator);

const bucketsOf =
  (buckets: readonly Bucket[]) =>
  ({ row }: PopulationStatsSource) =>
    buckets.map(({ code, label, measure }) => ({
      code,
      label,
      cell: readCell(row, populationRollup, measure),
    }));

const seasons: Readonly<Record<string, string>> = {
  SEASONAL: 'floating_seasonal',
  YEAR_ROUND: 'floating_year_round',
};

export const PopulationStats = {
  total: cell('residents'),
  byKind: bucketsOf(kindBuckets),
  byAgeBand: bucketsOf(ageBuckets),
  bySex: bucketsOf(sexBuckets),
  residentPopulation: cell('settled'),
  floatingPopulation(
    source: PopulationStatsSource,
    { season }: { season?: string | null },
  ): StatCell {
    requireLevel('floatingPopulation', source.area, 'VILLAGE');
    return cell((season && seasons[season]) || 'floating')(source);
  },
  hukouResidenceMatchRate: ratio('at_hukou', 'residents'),
  householdVisitCoverage: ratio('households_visited', 'household_months'),
  memberMetRate: ratio('visited_members_met', 'visited_members'),
  dataCompleteness: ratio('complete', 'residents'),
  dataAccuracy: ratio('records_correct', 'records_compared'),
  linkRate: ratio('linked', 'residents'),
  async floatingRegistrationCoverage(
    { area, period }: PopulationStatsSource,
    _: unknown,
    { loaders }: PopulationContext,
  ): Promise<Ratio> {
    requireLevel('floatingRegistrationCoverage', area, 'TOWN');
    const row = await loaders.readTownStats({ area, period });
    return readRatio(row, townRollup, 'floating_current', 'floating_found');
  },
  async leftBehind(
    { area, period }: PopulationStatsSource,
    _: unknown,
    { loaders }: PopulationContext,
  ) {
    requireLevel('leftBehind', area, 'TOWN');
    const row = await loaders.readTownStats({ area, period });
    return leftBehindBuckets.map(({ code, label, measure }) => ({
      code,
      label,
      cell: readCell(row, townRollup, measure),
    }));
  },
  async floatingServiceAccess(
    { area, period }: PopulationStatsSource,
    { service }: { service: string },
    { loaders }: PopulationContext,
  ): Promise<Ratio> {
    requireLevel('floatingServiceAccess', area, 'COUNTY');
    const row = await loaders.readTownStats({ area, period });
    const column = floatingServices.find(({ code }) => code === service)?.column;
    return readRatio(row, townRollup, `${column}_receiving`, `${column}_eligible`);
  },
};
