import { HubError, type RegionLevel, regionLevelOf, regionLevels } from '@civicgraph/shared';

/**
 * Refuses a statistic for areas smaller than the level it is published for.
 * @throws HubError LEVEL_TOO_FINE
 */
export function requireLevel(field: string, area: string, finest: RegionLevel): void {
  const isGrid = area.length === 15;
  if (!isGrid && regionLevels.indexOf(regionLevelOf(area)) <= regionLevels.indexOf(finest)) return;
  throw new HubError(
    'LEVEL_TOO_FINE',
    `"${field}" is not published for "${area}", which is a ${isGrid ? 'grid' : regionLevelOf(area).toLowerCase()}. Ask for a ${finest.toLowerCase()} or a larger region.`,
    { field, finestLevel: finest },
  );
}
