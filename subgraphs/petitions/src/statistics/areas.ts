import {
  isDepartmentCode,
  type RegionLevel,
  regionLevelOf,
  regionParentOf,
} from '@civicgraph/shared';

/**
 * Where petitions are counted. A region is the sum of the regions in it and of its own level (市本级,
 * 县本级): what the city's or county's own offices deal with, which lies in no town. The petitions of
 * a county's departments add up to the county, those of the city's own departments to the city's own
 * level, which stands beside the counties as one of them. So nothing follows from comparing
 * departments with regions that disclosure control has not looked at: both are parts of one tree.
 *
 * The codes that stand for such areas belong to no division: GB/T 10114 numbers towns to 399, with its
 * extensions to 599; GB/T 2260 numbers counties from 01, and no city has 98 of them.
 */
const ownLevelTown = '900';
const ownLevelCounty = '98';
const accusationCounty = '99';

/** The area that stands for what a city or county deals with itself; shaped like a town's code. */
export function ownLevelOf(regionCode: string): string {
  return `${countyDigitsOf(regionCode, ownLevelCounty)}${ownLevelTown}000`;
}

/** The area where a city counts its accusations, which belong to no county and to no department. */
export function accusationAreaOf(cityCode: string): string {
  return `${countyDigitsOf(cityCode, accusationCounty)}${ownLevelTown}000`;
}

/** The six digits of a county; of a city, those that stand beside its counties'. */
function countyDigitsOf(regionCode: string, cityStandIn: string): string {
  const county = regionCode.slice(4, 6);
  return `${regionCode.slice(0, 4)}${county === '00' ? cityStandIn : county}`;
}

/** The county or city that a department serves: digits 3 to 8 of its code (GB 32100). */
export function regionOfDepartment(uscc: string): string {
  return `${uscc.slice(2, 8)}000000`;
}

/** The level of an area of the rollup. */
export function levelOf(area: string): RegionLevel | 'DEPARTMENT' {
  return isDepartmentCode(area) ? 'DEPARTMENT' : regionLevelOf(area);
}

/** The area whose row is the sum of the rows of an area and its siblings. */
export function petitionParentOf(area: string): string | null {
  if (!isDepartmentCode(area)) return regionParentOf(area);
  return `${countyDigitsOf(regionOfDepartment(area), ownLevelCounty)}000000`;
}
