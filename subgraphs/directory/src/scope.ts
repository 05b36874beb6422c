import {
  ancestorsOf,
  areaPrefix,
  type Condition,
  maySeeRegion,
  type Viewer,
} from '@civicgraph/shared';
import { beginsWith, marks } from './sql/conditions';

const nothing: Condition = { sql: '1 = 0', parameters: [] };

/** The regions that `maySeeRegion` is true for, as a condition; null when it is true for all. */
export function regionScope(viewer: Viewer, column: string): Condition | null {
  const areas = [...viewer.regions, ...viewer.grids];
  if (areas.length === 0) return viewer.role === 'GRID' ? nothing : null;
  const enclosing = [...new Set(areas.flatMap(ancestorsOf))];
  return anyOf([
    ...viewer.regions.map((region) => beginsWith(column, areaPrefix(region))),
    oneOf(column, enclosing),
  ]);
}

/** Whether the viewer may see a grid: grid workers their own ones, everybody else those in scope. */
export function maySeeGrid(viewer: Viewer, gridCode: string): boolean {
  return viewer.role === 'GRID' ? viewer.grids.includes(gridCode) : maySeeRegion(viewer, gridCode);
}

/** The grids that `maySeeGrid` is true for, as a condition; null when it is true for all. */
export function gridScope(viewer: Viewer, column: string): Condition | null {
  const regions = viewer.role === 'GRID' ? [] : viewer.regions;
  if (viewer.role !== 'GRID' && regions.length + viewer.grids.length === 0) return null;
  return anyOf([
    ...regions.map((region) => beginsWith(column, areaPrefix(region))),
    oneOf(column, viewer.grids),
  ]);
}

/** Organisations inside the viewer's regions or, for grid workers, in their own grids; null for all. */
export function organisationScope(viewer: Viewer): Condition | null {
  if (viewer.role === 'GRID') return anyOf([oneOf('grid_code', viewer.grids)]);
  if (viewer.regions.length === 0) return null;
  return anyOf(viewer.regions.map((region) => beginsWith('region_code', areaPrefix(region))));
}

function oneOf(column: string, values: readonly string[]): Condition | null {
  return values.length === 0
    ? null
    : { sql: `${column} IN (${marks(values)})`, parameters: [...values] };
}

function anyOf(conditions: readonly (Condition | null)[]): Condition {
  const given = conditions.filter((condition) => condition !== null);
  if (given.length === 0) return nothing;
  return {
    sql: given.map(({ sql }) => `(${sql})`).join(' OR '),
    parameters: given.flatMap(({ parameters }) => parameters),
  };
}
