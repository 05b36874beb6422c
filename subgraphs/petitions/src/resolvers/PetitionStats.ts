import {
  type AreaStatistics,
  bucketsOf,
  type Ratio,
  type StatCell,
  statisticFields,
} from '@civicgraph/shared';
import { categories, channels, countedPurposes } from '../codeLists';
import type { PetitionsContext } from '../loaders';
import { levelOf } from '../statistics/areas';
import {
  categoryMeasures,
  channelMeasures,
  petitionRollup,
  purposeMeasures,
} from '../statistics/petitionRollup';
import { checkTargets, type TargetField } from '../statistics/targets';

const { cell, ratio, buckets } = statisticFields(petitionRollup);

/** Numerator and denominator of the ratios that are held against targets. */
const targetRatios: Readonly<Record<TargetField, readonly [string, string]>> = {
  onTimeClosure: ['closed_on_time', 'closure_due'],
  timelyAcceptance: ['accepted_on_time', 'acceptance_due'],
  officeSatisfaction: ['office_satisfied', 'office_evaluated'],
  unitSatisfaction: ['unit_satisfied', 'unit_evaluated'],
  evaluationParticipation: ['evaluated', 'evaluable'],
  onlineShare: ['channel_online', 'total'],
};

export const PetitionStats = {
  period: ({ period }: AreaStatistics) => period.text,
  total: cell('total'),
  byChannel: buckets(bucketsOf(channels, (code) => channelMeasures[code])),
  byPurpose: buckets(bucketsOf(countedPurposes, (code) => purposeMeasures[code])),
  byCategory: buckets(bucketsOf(categories, (code) => categoryMeasures[code])),
  accusations: (statistics: AreaStatistics, _: unknown, { viewer }: PetitionsContext) =>
    viewer.role === 'DASH' || viewer.role === 'AUDITOR'
      ? cityCell('accusations')(statistics)
      : null,
  onTimeClosure: targetRatio('onTimeClosure'),
  timelyAcceptance: targetRatio('timelyAcceptance'),
  officeSatisfaction: targetRatio('officeSatisfaction'),
  unitSatisfaction: targetRatio('unitSatisfaction'),
  evaluationParticipation: targetRatio('evaluationParticipation'),
  onlineShare: targetRatio('onlineShare'),
  repeatRate: countyRatio('repeated', 'total'),
  skipLevelRate: countyRatio('skipped_level', 'total'),
  groupRate: countyRatio('in_group', 'total'),
  backlogResolved: (statistics: AreaStatistics) =>
    statistics.period.kind === 'QUARTER' ? ratio('backlog_resolved', 'backlog')(statistics) : null,
  leaderCaseRate: ratio('leader_named', 'difficult'),
  leaderReceptions: cell('leader_receptions'),
  litigationSeparated: cityCell('litigation_separated'),
  litigationClosed: cityCell('litigation_closed'),
  singleVisitRate: ratio('settled_at_once', 'settled'),
  overdue: cell('overdue'),
  reviewOverturn: ratio('reviews_changed', 'reviews'),
  suggestionsAdopted: ratio('suggestions_adopted', 'purpose_suggestion'),
  targets: (statistics: AreaStatistics) => checkTargets((field) => targetRatio(field)(statistics)),
};

/** A count that is published for a city and larger regions only. */
function cityCell(measure: string): (statistics: AreaStatistics) => StatCell | null {
  return (statistics) =>
    ['CITY', 'PROVINCE'].includes(levelOf(statistics.area)) ? cell(measure)(statistics) : null;
}

/** A ratio that is not published for towns. */
function countyRatio(part: string, total: string): (statistics: AreaStatistics) => Ratio | null {
  return (statistics) =>
    levelOf(statistics.area) === 'TOWN' ? null : ratio(part, total)(statistics);
}

function targetRatio(field: TargetField): (statistics: AreaStatistics) => Ratio {
  return ratio(...targetRatios[field]);
}
