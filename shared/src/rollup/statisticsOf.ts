import { type Period, parsePeriod } from '../period';
import { maySeeStatistics, type Viewer } from '../viewer';
import type { ReadRowOrExplain } from './history';
import type { RollupRow } from './Rollup';

/** The statistics of an area in a period, not yet cut into cells. */
export interface AreaStatistics {
  readonly area: string;
  readonly period: Period;
  /** Undefined for an area without data, of which every cell says NO_DATA. */
  readonly row: RollupRow | undefined;
}

interface StatisticsContext {
  readonly viewer: Viewer;
  readonly loaders: { readonly readStatistics: ReadRowOrExplain };
}

/**
 * The statistics of a region or grid; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function statisticsOf(
  { viewer, loaders }: StatisticsContext,
  area: string,
  text: string,
): Promise<AreaStatistics | null> {
  const period = parsePeriod(text);
  if (!maySeeStatistics(viewer, area)) return null;
  return { area, period, row: await loaders.readStatistics({ area, period: period.text }) };
}
