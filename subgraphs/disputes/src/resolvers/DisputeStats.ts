import {
  type AreaStatistics,
  assertLevel,
  bucketsOf,
  publishedCell,
  type Ratio,
  ratioOf,
  statisticFields,
} from '@civicgraph/shared';
import { disputeFields, disputeSources, disputeTypeCodes, disputeTypeLabel } from '../codeLists';
import type { DisputesContext } from '../loaders';
import { fromLevel } from '../statistics/areaStatistics';
import {
  acceptedOfField,
  acceptedOfSource,
  acceptedOfType,
  agreedOfType,
  concludedOfType,
  disputeRollup,
} from '../statistics/disputeRollup';
import { screeningRollup } from '../statistics/screeningRollup';

const { buckets, cell, ratio } = statisticFields(disputeRollup);

export const DisputeStats = {
  period: ({ period }: AreaStatistics) => period.text,
  found: statisticFields(screeningRollup).cell('found'),
  accepted: fromLevel('TOWN', cell('accepted')),
  acceptedByType: fromLevel(
    'TOWN',
    buckets(
      disputeTypeCodes.map((code) => ({
        code,
        label: disputeTypeLabel(code),
        measure: acceptedOfType(code),
      })),
    ),
  ),
  labourDisputes: fromLevel('TOWN', cell(acceptedOfType('10'))),
  acceptedBySource: fromLevel('TOWN', buckets(bucketsOf(disputeSources, acceptedOfSource))),
  success: fromLevel('TOWN', ratio('agreed', 'concluded')),
  successByType: fromLevel('TOWN', (counts) =>
    disputeTypeCodes.map((code) => ({
      code,
      label: disputeTypeLabel(code),
      ratio: ratio(agreedOfType(code), concludedOfType(code))(counts),
    })),
  ),
  preLitigation: fromLevel('CITY', cell('pre_litigation')),
  online: fromLevel('CITY', cell('online')),
  acceptedByField: fromLevel('TOWN', buckets(bucketsOf(disputeFields, acceptedOfField))),
  async fullTimePerVillageRoom(
    { area }: AreaStatistics,
    _: unknown,
    { loaders }: DisputesContext,
  ): Promise<Ratio> {
    assertLevel('fullTimePerVillageRoom', area, 'VILLAGE');
    const counts = await loaders.mediatorsOf.load(area);
    return ratioOf(
      publishedCell(counts.fullTimeInVillageRooms),
      publishedCell(counts.villageRooms),
    );
  },
  async mediators(
    { area }: AreaStatistics,
    _: unknown,
    { loaders }: DisputesContext,
  ): Promise<number> {
    assertLevel('mediators', area, 'VILLAGE');
    return (await loaders.mediatorsOf.load(area)).mediators;
  },
  disputesPerMediator: fromLevel('TOWN', async (counts, { area }, { loaders }) => {
    const { mediators } = await loaders.mediatorsOf.load(area);
    return ratioOf(cell('accepted')(counts), publishedCell(mediators)).value;
  }),
  fulfilment: fromLevel('TOWN', ratio('fulfilled', 'performance_due')),
  judicialConfirmation: fromLevel('TOWN', ratio('confirmed', 'agreed')),
};
