import { areaPrefix } from '../codes';
import type { Viewer } from '../viewer';
import { anyOf, type Condition, isOneOf, nothing } from './conditions';

/** Which columns of a table say where a row belongs, each as it stands in a statement and of a text type. */
export interface AreaColumns {
  /** A region code of 6, 9 or 12 digits. */
  readonly region?: string;
  /** A grid code of 15 digits. */
  readonly grid?: string;
}

/** Digits of the longest code, that of a grid. */
const codeLength = 15;

/**
 * The rows inside the areas of a viewer's claims: a grid worker's own grids, everybody else's regions and grids.
 * A viewer without such a claim reads none, and so does a grid worker of a table that tells no grids.
 */
export function areaScope(viewer: Viewer, { region, grid }: AreaColumns): Condition {
  const finest = region ?? grid;
  return anyOf([
    grid === undefined ? nothing : isOneOf(grid, viewer.grids),
    finest === undefined || viewer.role === 'GRID' ? nothing : isIn(finest, viewer.regions),
  ]);
}

/**
 * Codes are digits, and digits have one order in every collation. `isInside` ends its ranges with a "~", which
 * those of the Unicode collation algorithm put before the digits.
 */
function isIn(column: string, regions: readonly string[]): Condition {
  return anyOf(
    regions.map((code) => {
      const prefix = areaPrefix(code);
      return {
        sql: `${column} BETWEEN ? AND ?`,
        parameters: [prefix, prefix.padEnd(codeLength, '9')],
      };
    }),
  );
}
