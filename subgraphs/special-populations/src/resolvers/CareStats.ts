import { readAmount, readCell } from '@civicgraph/shared';
import { isVisible, visibleStatistics } from '../access/visibleStatistics';
import type { CareContext } from '../CareContext';
import {
  type CareService,
  careCategories,
  categoryLabels,
  fourHaves,
  type YouthKind,
} from '../statistics/careCodes';
import { careRollup } from '../statistics/careRollup';
import { type CaseGroup, measureNames } from '../statistics/measureNames';
import { type CareStatsParent, dutyRatio, ratio, statistic, supportRatio } from './statistic';

export const CareStats = {
  period: ({ period }: CareStatsParent) => period.text,

  clients: ({ row }: CareStatsParent, _: unknown, { viewer }: CareContext) =>
    careCategories
      .filter((category) => isVisible(category === 'SMI' ? 'MENTAL_HEALTH' : 'OTHER', viewer))
      .map((category) => ({
        code: category,
        label: categoryLabels[category],
        cell: readCell(row, careRollup, measureNames.clients(category)),
      })),

  fourHave: statistic('OTHER', 'TOWN', (parent) =>
    fourHaves.map((item) => ({ item, ratio: dutyRatio(parent, item) })),
  ),

  correctionsEnrolment: statistic('OTHER', 'COUNTY', (parent) => dutyRatio(parent, 'ENROLMENT')),

  reoffendingRate: statistic('OTHER', 'CITY', ({ row, period }) =>
    // Published once a year: a month or a quarter has no such figure.
    ratio(period.kind === 'YEAR' ? row : undefined, 'reoffending_again', 'reoffending_cohort'),
  ),

  smiStandardManagement: statistic('MENTAL_HEALTH', 'COUNTY', ({ row }) =>
    ratio(row, 'smi_standard_managed', 'smi_registered'),
  ),

  smiRegularMedication: statistic('MENTAL_HEALTH', 'COUNTY', ({ row }) =>
    ratio(row, 'smi_regular_medication', 'smi_registered'),
  ),

  guardianSubsidy: statistic('MENTAL_HEALTH', 'COUNTY', (parent) =>
    dutyRatio(parent, 'GUARDIAN_SUBSIDY'),
  ),

  detoxSupport: statistic('OTHER', 'COUNTY', (parent) => supportRatio(parent, 'COMMUNITY_DETOX')),

  youthSupport: statistic('OTHER', 'COUNTY', (parent, { kind }: { kind: YouthKind }) =>
    supportRatio(parent, kind === 'LEFT_BEHIND' ? 'LEFT_BEHIND_CHILD' : kind),
  ),

  leftBehindSupport: statistic(
    'OTHER',
    'TOWN',
    (parent, { kind }: { kind: 'CHILD' | 'ELDER' | 'WOMAN' }) =>
      supportRatio(parent, `LEFT_BEHIND_${kind}`),
  ),

  // Sessions are given to whoever comes and belong to no category, so every reader sees them.
  counsellingSessions: statistic('ALL', 'COUNTY', ({ row }) =>
    readCell(row, careRollup, 'counselling_sessions'),
  ),

  serviceOnTime: ({ row }: CareStatsParent, _: unknown, { viewer }: CareContext) => {
    const visible = visibleStatistics(viewer);
    const group = visible === 'MENTAL_HEALTH' ? 'SMI' : visible;
    return ratio(row, measureNames.actionsOnTime(group), measureNames.actionsDue(group));
  },

  caseloadPerWorker(
    { row }: CareStatsParent,
    { service }: { service?: CareService | null },
    { viewer }: CareContext,
  ): number | null {
    if (service && !isVisible(service === 'MENTAL_HEALTH' ? service : 'OTHER', viewer)) return null;
    const group: CaseGroup = service ?? visibleStatistics(viewer);
    const cases = readCell(row, careRollup, measureNames.cases(group)).value;
    const workers = readAmount(row, careRollup, measureNames.workers(group));
    return cases === null || !workers ? null : cases / workers;
  },
};
