import { type RegionLevel, regionLevelOf, regionLevels } from '../codes';
import { HubError, quote } from '../errors';

/**
 * Refuses a statistic of a region or grid below the level from which upwards it is published.
 * @throws HubError LEVEL_TOO_FINE
 */
export function assertLevel(field: string, area: string, publishedFrom: RegionLevel): void {
  const level = area.length === 15 ? 'GRID' : regionLevelOf(area);
  const published = regionLevels.slice(0, regionLevels.indexOf(publishedFrom) + 1).reverse();
  if (published.some((one) => one === level)) return;
  throw new HubError(
    'LEVEL_TOO_FINE',
    `${quote(field)} is not published for ${quote(area)}, a ${level}. Expected a ${published.join(' or ')}; ask for the one it lies in.`,
    { field, area, level, publishedFrom },
  );
}
