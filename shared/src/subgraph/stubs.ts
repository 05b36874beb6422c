import { parseGridCode, parseRegionCode } from '../codes';

/** A region in a subgraph that holds nothing of it but statistics; the directory has its row. */
export interface RegionStub {
  readonly code: string;
}

/** A grid in a subgraph that holds nothing of it but statistics; the directory has its row. */
export interface GridStub {
  readonly gridCode: string;
}

/**
 * `__resolveReference` of a region that another subgraph owns: the code is checked and nothing is
 * loaded. What the gateway fetched for a field that requires it stays.
 * @throws HubError REGION_CODE_MALFORMED
 */
export function resolveRegion<Region extends RegionStub>(region: Region): Region {
  parseRegionCode(region.code);
  return region;
}

/**
 * `__resolveReference` of a grid that another subgraph owns: the code is checked and nothing is loaded.
 * @throws HubError GRID_CODE_MALFORMED
 */
export function resolveGrid<Grid extends GridStub>(grid: Grid): Grid {
  parseGridCode(grid.gridCode);
  return grid;
}

/**
 * The region that a code of a department's own table stands for: six digits are a county (GB/T 2260), nine a town
 * (GB/T 10114). Null without a code, and for what is none.
 */
export function regionStub(code: string | number | null): RegionStub | null {
  const digits = String(code ?? '').trim();
  if (!/^[1-9]\d{5}(\d{3}){0,2}$/.test(digits)) return null;
  return { code: digits.padEnd(12, '0') };
}

/** The grid that a code of a department's own table stands for; null without a code, and for what is none. */
export function gridStub(code: string | number | null): GridStub | null {
  const digits = String(code ?? '').trim();
  return /^[1-9]\d{14}$/.test(digits) ? { gridCode: digits } : null;
}
