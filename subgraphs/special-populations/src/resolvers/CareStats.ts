import { type AreaStatistics, bucketsOf } from '@civicgraph/shared';
import { isVisible, visibleStatistics } from '../access/visibleStatistics';
import type { CareContext } from '../loaders';
import {
  type CareService,
  categoryLabels,
  fourHaves,
  type YouthKind,
} from '../statistics/careCodes';
import { type CaseGroup, measureNames } from '../statistics/measureNames';
import { amount, buckets, cell, dutyRatio, ratio, statistic, supportRatio } from './statistic';

const clientBuckets = bucketsOf(categoryLabels, measureNames.clients);

export const CareStats = {
  period: ({ period }: AreaStatistics) => period.text,

  clients: (statistics: AreaStatistics, _: unknown, { viewer }: CareContext) =>
    buckets(
      clientBuckets.filter(({ code }) =>
        isVisible(code === 'SMI' ? 'MENTAL_HEALTH' : 'OTHER', viewer),
      ),
    )(statistics),

  fourHave: statistic('OTHER', 'TOWN', (parent) =>
    fourHaves.map((item) => ({ item, ratio: dutyRatio(parent, item) })),
  ),

  correctionsEnrolment: statistic('OTHER', 'COUNTY', (parent) => dutyRatio(parent, 'ENROLMENT')),

  reoffendingRate: statistic('OTHER', 'CITY', ({ row, period }) =>
    // Published once a year: a month or a quarter has no such figure.
    ratio(
      'reoffending_again',
      'reoffending_cohort',
    )({
      row: period.kind === 'YEAR' ? row : undefined,
    }),
  ),

  smiStandardManagement: statistic(
    'MENTAL_HEALTH',
    'COUNTY',
    ratio('smi_standard_managed', 'smi_registered'),
  ),

  smiRegularMedication: statistic(
    'MENTAL_HEALTH',
    'COUNTY',
    ratio('smi_regular_medication', 'smi_registered'),
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
  counsellingSessions: statistic('ALL', 'COUNTY', cell('counselling_sessions')),

  serviceOnTime: (statistics: AreaStatistics, _: unknown, { viewer }: CareContext) => {
    const visible = visibleStatistics(viewer);
    const group = visible === 'MENTAL_HEALTH' ? 'SMI' : visible;
    return ratio(measureNames.actionsOnTime(group), measureNames.actionsDue(group))(statistics);
  },

  caseloadPerWorker(
    statistics: AreaStatistics,
    { service }: { service?: CareService | null },
    { viewer }: CareContext,
  ): number | null {
    if (service && !isVisible(service === 'MENTAL_HEALTH' ? service : 'OTHER', viewer)) return null;
    const group: CaseGroup = service ?? visibleStatistics(viewer);
    const cases = cell(measureNames.cases(group))(statistics).value;
    const workers = amount(measureNames.workers(group))(statistics);
    return cases === null || !workers ? null : cases / workers;
  },
};
