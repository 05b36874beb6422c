import {
  type AreaStatistics,
  assertLevel,
  maySeeStatistics,
  type Period,
  parsePeriod,
  type Viewer,
} from '@civicgraph/shared';
import type { PetitionsContext } from '../loaders';
import { regionOfDepartment } from './areas';

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
): Promise<AreaStatistics | null> {
  const { viewer } = context;
  const period = parsePeriod(text);
  assertLevel('petitionStats', code, 'TOWN');
  const isVisible = !seesOwnDepartmentOnly(viewer) && maySeeStatistics(viewer, code);
  return isVisible ? readStatistics(context, code, period) : null;
}

/**
 * Statistics of a department; null outside the viewer's scope.
 * @throws HubError PERIOD_MALFORMED, PERIOD_NOT_FOUND
 */
export async function departmentStatistics(
  context: PetitionsContext,
  uscc: string,
  text: string,
): Promise<AreaStatistics | null> {
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
): Promise<AreaStatistics> {
  return { area, period, row: await loaders.readStatistics({ area, period: period.text }) };
}
