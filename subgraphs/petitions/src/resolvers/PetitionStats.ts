import { type Ratio, readCell, readRatio, type StatCell } from '@civicgraph/shared';
import { type CodeList, categories, channels, countedPurposes } from '../codeLists';
import type { PetitionsContext } from '../loaders';
import type { PetitionStatistics } from '../statistics/areaStatistics';
import {
  categoryMeasures,
  channelMeasures,
  petitionRollup,
  purposeMeasures,
} from '../statistics/petitionRollup';
import { checkTargets, type TargetField } from '../statistics/targets';

type Statistics = PetitionStatistics;

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
  period: ({ period }: Statistics) => period.text,
  total: cell('total'),
  byChannel: buckets(channels, channelMeasures),
  byPurpose: buckets(countedPurposes, purposeMeasures),
  byCategory: buckets(categories, categoryMeasures),
  accusations: (statistics: Statistics, _: unknown, { viewer }: PetitionsContext) =>
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
  backlogResolved: (statistics: Statistics) =>
    statistics.period.kind === 'QUARTER' ? ratio('backlog_resolved', 'backlog')(statistics) : null,
  leaderCaseRate: ratio('leader_named', 'difficult'),
  leaderReceptions: cell('leader_receptions'),
  litigationSeparated: cityCell('litigation_separated'),
  litigationClosed: cityCell('litigation_closed'),
  singleVisitRate: ratio('settled_at_once', 'settled'),
  overdue: cell('overdue'),
  reviewOverturn: ratio('reviews_changed', 'reviews'),
  suggestionsAdopted: ratio('suggestions_adopted', 'purpose_suggestion'),
  targets: (statistics: Statistics) => checkTargets((field) => targetRatio(field)(statistics)),
};

function cell(measure: string): (statistics: Statistics) => StatCell {
  return ({ row }) => readCell(row, petitionRollup, measure);
}

/** A count that is published for a city and larger regions only. */
function cityCell(measure: string): (statistics: Statistics) => StatCell | null {
  return (statistics) =>
    statistics.level === 'CITY' || statistics.level === 'PROVINCE'
      ? cell(measure)(statistics)
      : null;
}

function ratio(numerator: string, denominator: string): (statistics: Statistics) => Ratio {
  return ({ row }) => readRatio(row, petitionRollup, numerator, denominator);
}

/** A ratio that is not published for towns. */
function countyRatio(part: string, total: string): (statistics: Statistics) => Ratio | null {
  return (statistics) => (statistics.level === 'TOWN' ? null : ratio(part, total)(statistics));
}

function targetRatio(field: TargetField): (statistics: Statistics) => Ratio {
  return ratio(...targetRatios[field]);
}

function buckets(list: CodeList, measures: Readonly<Record<string, string>>) {
  return ({ row }: Statistics) =>
    Object.entries(list).map(([code, label]) => ({
      code,
      label,
      cell: readCell(row, petitionRollup, measures[code] ?? ''),
    }));
}
