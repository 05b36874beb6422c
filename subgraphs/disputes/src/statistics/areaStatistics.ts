import {
  type AreaStatistics,
  assertLevel,
  parsePeriod,
  type RegionLevel,
  statisticsOf,
  type WithRow,
} from '@civicgraph/shared';
import type { GraphQLResolveInfo } from 'graphql';
import { maySeeDisputeStatistics } from '../disputeScope';
import type { DisputesContext } from '../loaders';

/**
 * Statistics of a region or grid; null outside the viewer's scope, and for roles without statistics of disputes.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function areaStatistics(
  context: DisputesContext,
  area: string,
  text: string,
): Promise<AreaStatistics | null> {
  parsePeriod(text);
  return maySeeDisputeStatistics(context.viewer) ? statisticsOf(context, area, text) : null;
}

/**
 * A resolver that reads the dispute rollup of an area of a level or larger.
 * @throws HubError LEVEL_TOO_FINE
 */
export function fromLevel<Result>(
  publishedFrom: RegionLevel,
  read: (counts: WithRow, statistics: AreaStatistics, context: DisputesContext) => Result,
) {
  return async (
    statistics: AreaStatistics,
    _: unknown,
    context: DisputesContext,
    { fieldName }: Pick<GraphQLResolveInfo, 'fieldName'>,
  ): Promise<Awaited<Result>> => {
    const { area, period } = statistics;
    assertLevel(fieldName, area, publishedFrom);
    const row = await context.loaders.disputeStatistics.load({ area, period: period.text });
    return await read({ row }, statistics, context);
  };
}
