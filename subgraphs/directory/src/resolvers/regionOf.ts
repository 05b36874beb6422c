import { HubError, parseRegionCode, quote } from '@civicgraph/shared';
import type { DirectoryContext } from '../loaders';
import type { RegionRow } from '../rows';

/**
 * The region with a code.
 * @throws HubError REGION_CODE_MALFORMED; REGION_NOT_FOUND when it is unknown, out of the viewer's
 * scope, or not in force on the day
 */
export async function regionOf(
  code: string,
  asOf: string | null,
  { loaders }: DirectoryContext,
): Promise<RegionRow> {
  const row = await loaders.regionByCode.load(parseRegionCode(code));
  if (row && (asOf === null || isInForce(row, asOf))) return row;
  throw new HubError(
    'REGION_NOT_FOUND',
    asOf === null
      ? `Unknown region ${quote(code)}. Expected the code of a region in your scope; ask for "children" of a region you know to find others.`
      : `No region ${quote(code)} was in force on ${quote(asOf)}. Leave "asOf" out to see whether it was at another time.`,
  );
}

function isInForce(row: RegionRow, day: string): boolean {
  return row.valid_from <= day && (row.valid_to === null || row.valid_to >= day);
}
