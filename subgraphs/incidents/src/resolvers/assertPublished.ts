import { HubError, quote, type RegionLevel, regionLevels } from '@civicgraph/shared';
import type { IncidentStatistics } from './statisticsOf';

/**
 * Refuses a statistic below the level from which upwards it is published.
 * @throws HubError LEVEL_TOO_FINE
 */
export function assertLevel(
  { area, level }: Pick<IncidentStatistics, 'area' | 'level'>,
  from: RegionLevel,
  field: string,
): void {
  if (level !== 'GRID' && regionLevels.indexOf(level) <= regionLevels.indexOf(from)) return;
  const levels = regionLevels.slice(0, regionLevels.indexOf(from) + 1).reverse();
  throw new HubError(
    'LEVEL_TOO_FINE',
    `${quote(field)} is not published for ${quote(area)}, a ${level}. Expected a ${levels.join(' or ')}; ask for the one it lies in.`,
    { field, area, level, publishedFrom: from },
  );
}

/**
 * Refuses a total that is returned by year only.
 * @throws HubError ARGUMENT_INVALID
 */
export function assertYear({ period }: IncidentStatistics, field: string): void {
  if (period.kind === 'YEAR') return;
  throw new HubError(
    'ARGUMENT_INVALID',
    `${quote(field)} is returned once a year, not for ${quote(period.text)}. Expected a year; ask for "${period.text.slice(0, 4)}".`,
    { field, period: period.text },
  );
}
