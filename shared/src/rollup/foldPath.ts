import { regionLevelOf } from '../codes';
import { isDepartmentCode, type Rollup } from './Rollup';

/**
 * The areas that a row written by a chunk adds to besides its own, nearest first: none for a grid, whose
 * village the chunk writes too, nor for rows that are themselves sums. A department adds to the
 * departments above it only.
 */
export function foldPathOf(rollup: Rollup, area: string): string[] {
  if (!isDepartmentCode(area) && !isFoldedUp(rollup, area)) return [];
  const path: string[] = [];
  let parent = rollup.parentOf(area);
  while (parent !== null && isDepartmentCode(parent) === isDepartmentCode(area)) {
    path.push(parent);
    parent = rollup.parentOf(parent);
  }
  return path;
}

/** Whether rows of the area remain in the table; villages do not when towns are the finest areas. */
export function isKept(rollup: Rollup, area: string): boolean {
  return rollup.finest !== 'TOWN' || isDepartmentCode(area) || regionLevelOf(area) !== 'VILLAGE';
}

function isFoldedUp({ finest }: Rollup, area: string): boolean {
  if (area.length === 15) return false;
  const level = regionLevelOf(area);
  return level === 'VILLAGE' || (finest === 'TOWN' && level === 'TOWN');
}
