import { type RegionStub, resolveRegion, statisticsOf } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';

export const Region = {
  __resolveReference: resolveRegion,
  housingStats: ({ code }: RegionStub, { period }: { period: string }, context: HousingContext) =>
    statisticsOf(context, code, period),
};
