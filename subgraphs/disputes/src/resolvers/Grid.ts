import { type GridStub, resolveGrid } from '@civicgraph/shared';
import type { DisputesContext } from '../loaders';
import { areaStatistics } from '../statistics/areaStatistics';

export const Grid = {
  __resolveReference: resolveGrid,
  disputeStats: (
    { gridCode }: GridStub,
    { period }: { readonly period: string },
    context: DisputesContext,
  ) => areaStatistics(context, gridCode, period),
};
