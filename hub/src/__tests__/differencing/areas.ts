import type { City } from '@civicgraph/shared';

/** An area, and those that add up to it: once, or in each of several ways. */
export interface AreaSums {
  readonly area: string;
  readonly sums: ReadonlyArray<readonly string[]>;
}

/** Every region as the sum of the regions or grids right below it. */
export function areaSumsOf({ regions, grids }: City): AreaSums[] {
  const parents = [
    ...regions.map(({ code, parentCode }) => ({ code, parent: parentCode })),
    ...grids.map(({ code, villageCode }) => ({ code, parent: villageCode })),
  ];
  return regions.map(({ code }) => ({
    area: code,
    sums: [parents.filter(({ parent }) => parent === code).map((below) => below.code)],
  }));
}

/**
 * For petitions: a county has its towns and what lies in none of them; its departments add up to it as well. A
 * city has its counties and what its own departments deal with. The areas of what lies in no town, and of
 * accusations, are codes that a client can ask for like any other.
 */
export function petitionSumsOf(city: City): AreaSums[] {
  const { cityCode, countyCodes, departments } = city;
  const ofCity = `${cityCode.slice(0, 4)}98000000`;
  const departmentsOf = (code: string) =>
    departments.filter(({ regionCode }) => regionCode === code).map(({ uscc }) => uscc);
  const regions = areaSumsOf(city).map(({ area, sums: [below = []] }): AreaSums => {
    if (area === cityCode) return { area, sums: [[...below, ofCity, accusationsOf(city)]] };
    if (!countyCodes.includes(area)) return { area, sums: [below] };
    return { area, sums: [[...below, ownTownOf(area)], departmentsOf(area)] };
  });
  return [...regions, { area: ofCity, sums: [[ownTownOf(ofCity)], departmentsOf(cityCode)] }];
}

/** Codes of no division that petitions are counted under. */
export function standInsOf(city: City): string[] {
  const ofCity = `${city.cityCode.slice(0, 4)}98000000`;
  return [ofCity, accusationsOf(city), ...[ofCity, ...city.countyCodes].map(ownTownOf)];
}

function ownTownOf(county: string): string {
  return `${county.slice(0, 6)}900000`;
}

function accusationsOf({ cityCode }: City): string {
  return `${cityCode.slice(0, 4)}99000000`;
}
