import { HubError, quote } from '../errors';

export const regionLevels = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const;
export type RegionLevel = (typeof regionLevels)[number];

/** Significant digits of a region code by level: GB/T 2260 (6), GB/T 10114 (3), villages (3). */
const significantDigits: Readonly<Record<RegionLevel, number>> = {
  PROVINCE: 2,
  CITY: 4,
  COUNTY: 6,
  TOWN: 9,
  VILLAGE: 12,
};

const regionShape = /^[1-9]\d{11}$/;
const gridShape = /^[1-9]\d{14}$/;

/**
 * Checks a 12-digit region code.
 * @throws HubError REGION_CODE_MALFORMED
 */
export function parseRegionCode(code: string): string {
  if (!regionShape.test(code)) {
    throw new HubError(
      'REGION_CODE_MALFORMED',
      `Unknown region ${quote(code)}. Expected 12 digits, for example "990101001000".`,
    );
  }
  return code;
}

/**
 * Checks a 15-digit grid code: the 12 digits of its village and a serial of 3.
 * @throws HubError GRID_CODE_MALFORMED
 */
export function parseGridCode(code: string): string {
  if (!gridShape.test(code)) {
    throw new HubError(
      'GRID_CODE_MALFORMED',
      `Unknown grid ${quote(code)}. Expected 15 digits, for example "990101001001001".`,
    );
  }
  return code;
}

/** The level of a region, read off its trailing zeros. */
export function regionLevelOf(code: string): RegionLevel {
  if (!code.endsWith('000')) return 'VILLAGE';
  if (!code.endsWith('000000')) return 'TOWN';
  if (!code.endsWith('00000000')) return 'COUNTY';
  if (!code.endsWith('0000000000')) return 'CITY';
  return 'PROVINCE';
}

/** The digits that every code inside the region begins with. Also right for a grid code. */
export function areaPrefix(code: string): string {
  return code.length === 15 ? code : code.slice(0, significantDigits[regionLevelOf(code)]);
}

/** The code of the region's ancestor at a level, or of the region itself at its own level. */
export function ancestorAt(code: string, level: RegionLevel): string {
  return code.slice(0, significantDigits[level]).padEnd(12, '0');
}

/** Codes of the ancestors of a region or grid, nearest first; a grid's first is its village. */
export function ancestorsOf(code: string): string[] {
  const own = code.length === 15 ? 15 : areaPrefix(code).length;
  return regionLevels
    .filter((level) => significantDigits[level] < own)
    .map((level) => ancestorAt(code, level))
    .reverse();
}

/** Whether region or grid `inner` is `outer` or lies inside it. */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(areaPrefix(outer));
}
