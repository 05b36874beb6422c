import {
  ancestorsOf,
  anyOf,
  type Condition,
  isInside,
  isOneOf,
  maySeeRegion,
  nothing,
  type Viewer,
} from '@civicgraph/shared';

/** The regions that `maySeeRegion` is true for, as a condition; null when it is true for all. */
export function regionScope(viewer: Viewer, column: string): Condition | null {
  const areas = [...viewer.regions, ...viewer.grids];
  if (areas.length === 0) return viewer.role === 'GRID' ? nothing : null;
  const enclosing = [...new Set(areas.flatMap(ancestorsOf))];
  return anyOf([isInside(column, viewer.regions), isOneOf(column, enclosing)]);
}

/** Whether the viewer may see a grid: grid workers their own ones, everybody else those in scope. */
export function maySeeGrid(viewer: Viewer, gridCode: string): boolean {
  return viewer.role === 'GRID' ? viewer.grids.includes(gridCode) : maySeeRegion(viewer, gridCode);
}

/** The grids that `maySeeGrid` is true for, as a condition; null when it is true for all. */
export function gridScope(viewer: Viewer, column: string): Condition | null {
  const regions = viewer.role === 'GRID' ? [] : viewer.regions;
  if (viewer.role !== 'GRID' && regions.length + viewer.grids.length === 0) return null;
  return anyOf([isInside(column, regions), isOneOf(column, viewer.grids)]);
}

/** Organisations inside the viewer's regions or, for grid workers, in their own grids; null for all. */
export function organisationScope(viewer: Viewer): Condition | null {
  if (viewer.role === 'GRID') return isOneOf('grid_code', viewer.grids);
  return viewer.regions.length === 0 ? null : isInside('region_code', viewer.regions);
}

/**
 * Uses of data resources: auditors see all. An administrator sees those of the resources that the own department
 * provides, and of all others what the own department asks.
 */
export function useScope({ role, department }: Viewer): Condition | null {
  if (role === 'AUDITOR') return null;
  if (department === null) return nothing;
  return {
    sql: 'department = ? OR resource_code IN (SELECT r.resource_code FROM data_resource r WHERE r.provider_uscc = ?)',
    parameters: [department, department],
  };
}
