import {
  maySeeStatistics,
  type Period,
  parsePeriod,
  type RegionLevel,
  type RollupRow,
  regionLevelOf,
} from '@civicgraph/shared';
import type { IncidentsContext } from '../loaders';

/** The statistics of an area in a period, not yet cut into cells. */
export interface IncidentStatistics {
  readonly area: string;
  readonly level: RegionLevel | 'GRID';
  readonly period: Period;
  /** Of the incident rollup. */
  readonly row: RollupRow | undefined;
}

/**
 * Statistics of a region or grid; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function statisticsOf(
  { viewer, loaders }: IncidentsContext,
  area: string,
  text: string,
): Promise<IncidentStatistics | null> {
  const period = parsePeriod(text);
  if (!maySeeStatistics(viewer, area)) return null;
  return {
    area,
    level: area.length === 15 ? 'GRID' : regionLevelOf(area),
    period,
    row: await loaders.readStatistics({ area, period: period.text }),
  };
}
