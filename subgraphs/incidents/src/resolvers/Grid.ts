import { type GridStub, resolveGrid, statisticsOf } from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';

export const Grid = {
  __resolveReference: resolveGrid,
  incidentStats: (
    { gridCode }: GridStub,
    { period }: { period: string },
    context: IncidentsContext,
  ) => statisticsOf(context, gridCode, period),
};
