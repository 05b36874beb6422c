import { type GridStub, resolveGrid, statisticsOf } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';

export const Grid = {
  __resolveReference: resolveGrid,
  housingStats: ({ gridCode }: GridStub, { period }: { period: string }, context: HousingContext) =>
    statisticsOf(context, gridCode, period),
};
