import {
  type AreaStatistics,
  assertLevel,
  type RegionStub,
  resolveRegion,
  statisticsOf,
} from '@civicgraph/shared';
import type { CareContext } from '../loaders';

export const Region = {
  __resolveReference: resolveRegion,
  async careStats(
    { code }: RegionStub,
    { period }: { period: string },
    context: CareContext,
  ): Promise<AreaStatistics | null> {
    assertLevel('careStats', code, 'TOWN');
    return statisticsOf(context, code, period);
  },
};
