import { type GridStub, resolveGrid, statisticsOf } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';

export const Grid = {
  __resolveReference: resolveGrid,
  populationStats: (
    { gridCode }: GridStub,
    { period }: { period: string },
    context: PopulationContext,
  ) => statisticsOf(context, gridCode, period),
};
