import { isDepartmentCode, regionParentOf } from '@civicgraph/shared';

/**
 * Where petitions are counted. A region is the sum of the regions in it and of its own level (市本级,
 * 县本级): what the city's or county's own offices deal with, which lies in no town. The petitions of
 * a county's departments add up to the county, those of the city's own departments to the city's own
 * level. So nothing follows from comparing departments with regions that disclosure control has not
 * looked at: both are parts of one tree.
 */

/** No division has these serials: GB/T 10114 ends at 399, and at 599 with its extensions. */
const ownLevelSerial = '900';
const accusationSerial = '901';

/** The area that stands for a city's or county's own level; towns are counted as themselves. */
export function ownLevelOf(regionCode: string): string {
  return `${regionCode.slice(0, 6)}${ownLevelSerial}000`;
}

/** The area where a city counts its accusations, which belong to no town and to no department. */
export function accusationAreaOf(cityCode: string): string {
  return `${cityCode.slice(0, 6)}${accusationSerial}000`;
}

/** The county or city that a department serves: digits 3 to 8 of its code (GB 32100). */
export function regionOfDepartment(uscc: string): string {
  return `${uscc.slice(2, 8)}000000`;
}

/** The area whose row is the sum of the rows of an area and its siblings. */
export function petitionParentOf(area: string): string | null {
  if (!isDepartmentCode(area)) return regionParentOf(area);
  const region = regionOfDepartment(area);
  return isCity(region) ? ownLevelOf(region) : region;
}

function isCity(regionCode: string): boolean {
  return regionCode.slice(4, 6) === '00';
}
