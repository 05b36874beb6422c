import { maySeeStatistics, parsePeriod, type RollupRow } from '@civicgraph/shared';
import type { HousingContext } from '../loaders';

/** The statistics of an area in a period, not yet cut into cells. */
export interface HousingStatistics {
  readonly period: string;
  readonly row: RollupRow | undefined;
}

/**
 * Statistics of a region or grid; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function statisticsOf(
  { viewer, loaders }: HousingContext,
  area: string,
  text: string,
): Promise<HousingStatistics | null> {
  const period = parsePeriod(text).text;
  if (!maySeeStatistics(viewer, area)) return null;
  return { period, row: await loaders.readStatistics({ area, period }) };
}
