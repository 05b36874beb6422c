import {
  HubError,
  isDepartmentCode,
  maySeeStatistics,
  type Period,
  parsePeriod,
  quote,
  type RegionLevel,
  type RollupRow,
  regionLevelOf,
  type Viewer,
} from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { regionOfDepartment } from './areas';

/** The statistics of an area in a period, not yet cut into cells. */
export interface PetitionStatistics {
  readonly period: Period;
  readonly level: RegionLevel | 'DEPARTMENT';
  readonly row: RollupRow | undefined;
}

/** Handlers and administrators see the statistics of their own department and of nothing else. */
export function seesOwnDepartmentOnly({ role }: Viewer): boolean {
  return role === 'PETITION' || role === 'DEPT_ADMIN';
}

/**
 * Statistics of a region; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND, LEVEL_TOO_FINE
 */
export async function regionStatistics(
  context: PetitionsContext,
  code: string,
  text: string,
): Promise<PetitionStatistics | null> {
  const period = parsePeriod(text);
  assertNotFiner(code, 'TOWN');
  if (seesOwnDepartmentOnly(context.viewer) || !maySeeStatistics(context.viewer, code)) return null;
  return readStatistics(context, code, period);
}

/**
 * Statistics of a department; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function departmentStatistics(
  context: PetitionsContext,
  uscc: string,
  text: string,
): Promise<PetitionStatistics | null> {
  const { viewer } = context;
  const period = parsePeriod(text);
  const isVisible = seesOwnDepartmentOnly(viewer)
    ? viewer.department === uscc
    : maySeeStatistics(viewer, regionOfDepartment(uscc));
  return isVisible ? readStatistics(context, uscc, period) : null;
}

/** Statistics of an area that the caller has found to be in scope. */
export async function readStatistics(
  { loaders }: PetitionsContext,
  area: string,
  period: Period,
): Promise<PetitionStatistics> {
  return {
    period,
    level: isDepartmentCode(area) ? 'DEPARTMENT' : regionLevelOf(area),
    row: await loaders.readStatistics({ area, period: period.text }),
  };
}

const coarseness: readonly RegionLevel[] = ['VILLAGE', 'TOWN', 'COUNTY', 'CITY', 'PROVINCE'];

/** @throws HubError LEVEL_TOO_FINE when the region is smaller than the level */
export function assertNotFiner(code: string, finest: RegionLevel): void {
  if (coarseness.indexOf(regionLevelOf(code)) >= coarseness.indexOf(finest)) return;
  throw new HubError(
    'LEVEL_TOO_FINE',
    `These petition statistics are not published for ${quote(code)}. Expected a region of level ${finest} or larger.`,
    { code, finest },
  );
}
