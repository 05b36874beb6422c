import {
  type AreaStatistics,
  assertLevel,
  type Bucket,
  type Ratio,
  type StatCell,
  statisticFields,
  type WithRow,
} from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import { ageBands } from '../statistics/ageBand';
import { kindBuckets, populationRollup, sexBuckets } from '../statistics/populationRollup';
import { floatingServices, leftBehindBuckets, townRollup } from '../statistics/townRollup';

const { cell, ratio, buckets } = statisticFields(populationRollup);
const townFields = statisticFields(townRollup);

const ageBuckets: readonly Bucket[] = [
  ...ageBands,
  { code: 'UNKNOWN', measure: 'age_unknown', label: '年龄不详' },
];

const seasons: Readonly<Record<string, string>> = {
  SEASONAL: 'floating_seasonal',
  YEAR_ROUND: 'floating_year_round',
};

export const PopulationStats = {
  period: ({ period }: AreaStatistics) => period.text,
  total: cell('residents'),
  byKind: buckets(kindBuckets),
  byAgeBand: buckets(ageBuckets),
  bySex: buckets(sexBuckets),
  residentPopulation: cell('settled'),
  floatingPopulation(statistics: AreaStatistics, { season }: { season?: string | null }): StatCell {
    assertLevel('floatingPopulation', statistics.area, 'VILLAGE');
    return cell((season && seasons[season]) || 'floating')(statistics);
  },
  hukouResidenceMatchRate: ratio('at_hukou', 'residents'),
  householdVisitCoverage: ratio('households_visited', 'household_months'),
  memberMetRate: ratio('visited_members_met', 'visited_members'),
  dataCompleteness: ratio('complete', 'residents'),
  dataAccuracy: ratio('records_correct', 'records_compared'),
  linkRate: ratio('linked', 'residents'),
  async floatingRegistrationCoverage(
    statistics: AreaStatistics,
    _: unknown,
    context: PopulationContext,
  ): Promise<Ratio> {
    assertLevel('floatingRegistrationCoverage', statistics.area, 'TOWN');
    const town = await townOf(statistics, context);
    return townFields.ratio('floating_current', 'floating_found')(town);
  },
  async leftBehind(statistics: AreaStatistics, _: unknown, context: PopulationContext) {
    assertLevel('leftBehind', statistics.area, 'TOWN');
    const town = await townOf(statistics, context);
    return townFields.buckets(leftBehindBuckets)(town);
  },
  async floatingServiceAccess(
    statistics: AreaStatistics,
    { service }: { service: string },
    context: PopulationContext,
  ): Promise<Ratio> {
    assertLevel('floatingServiceAccess', statistics.area, 'COUNTY');
    const town = await townOf(statistics, context);
    const column = floatingServices.find(({ code }) => code === service)?.column;
    return townFields.ratio(`${column}_receiving`, `${column}_eligible`)(town);
  },
};

async function townOf(
  { area, period }: AreaStatistics,
  { loaders }: PopulationContext,
): Promise<WithRow> {
  return { row: await loaders.readTownStatistics({ area, period: period.text }) };
}
