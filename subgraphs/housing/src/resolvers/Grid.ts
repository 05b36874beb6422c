import { parseGridCode } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';
import { statisticsOf } from './statisticsOf';

export const Grid = {
  __resolveReference: ({ gridCode }: { gridCode: string }) => ({
    gridCode: parseGridCode(gridCode),
  }),
  housingStats: (
    { gridCode }: { gridCode: string },
    { period }: { period: string },
    context: HousingContext,
  ) => statisticsOf(context, gridCode, period),
};
