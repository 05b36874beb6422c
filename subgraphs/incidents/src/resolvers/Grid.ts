import { parseGridCode } from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';
import { statisticsOf } from './statisticsOf';

export const Grid = {
  __resolveReference: ({ gridCode }: { gridCode: string }) => ({
    gridCode: parseGridCode(gridCode),
  }),
  incidentStats: (
    { gridCode }: { gridCode: string },
    { period }: { period: string },
    context: IncidentsContext,
  ) => statisticsOf(context, gridCode, period),
};
