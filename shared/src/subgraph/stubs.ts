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
