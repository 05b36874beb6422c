import { parseGridCode } from '@civicgraph/shared';
import type { PopulationContext } from '../loaders';
import { populationStatsOf } from './PopulationStats';

interface GridStub {
  readonly gridCode: string;
}

export const Grid = {
  __resolveReference: ({ gridCode }: GridStub): GridStub => ({ gridCode: parseGridCode(gridCode) }),
  populationStats: (
    { gridCode }: GridStub,
    { period }: { period: string },
    context: PopulationContext,
  ) => populationStatsOf(context, gridCode, period),
};
