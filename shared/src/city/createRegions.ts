import { apportion } from './apportion';
import type { CityRegion } from './City';
import { createRandom, type Random } from './random';
import { cityName, countyNames, provinceName, townName, villageName } from './regionNames';
import type { TierVolumes } from './tiers';

/** A village as the map knows it, and its share in everything that is counted by people. */
export interface VillageSite {
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly countyCode: string;
  readonly urbanRural: string;
  readonly weight: number;
}

export interface CityMap {
  readonly regions: readonly CityRegion[];
  readonly villages: readonly VillageSite[];
}

export const provinceCode = '990000000000';
export const cityCode = '990100000000';

type TownKind = 'STREET' | 'TOWN' | 'TOWNSHIP';
const townSuffix: Readonly<Record<TownKind, string>> = {
  STREET: '街道',
  TOWN: '镇',
  TOWNSHIP: '乡',
};
/** GB/T 10114: the first serial of each kind of town. */
const townSegment: Readonly<Record<TownKind, number>> = { STREET: 1, TOWN: 100, TOWNSHIP: 200 };
/** Part of a town's villages that are residents' committees, the others villagers' committees. */
const urbanShare: Readonly<Record<TownKind, number>> = { STREET: 0.75, TOWN: 0.3, TOWNSHIP: 0.1 };
const urbanRuralOf = {
  STREET: { urban: '111', rural: '112' },
  TOWN: { urban: '121', rural: '122' },
  TOWNSHIP: { urban: '210', rural: '220' },
} as const satisfies Record<TownKind, unknown>;

/** The regions of a city in code order, and its villages with their weights. */
export function createRegions(seed: number, volumes: TierVolumes): CityMap {
  const regions: CityRegion[] = [
    region(provinceCode, provinceName, 'PROVINCE', null),
    region(cityCode, cityName, 'CITY', provinceCode),
  ];
  const villages: VillageSite[] = [];
  const towns = townSites(volumes);
  const villageCounts = apportion(
    volumes.villages,
    towns.map(({ weight }) => weight),
    1,
  );
  const random = createRandom(seed, 'village', 0);
  towns.forEach((town, index) => {
    if (regions.at(-1)?.code.slice(0, 6) !== town.countyCode.slice(0, 6)) {
      const name = countyNames[Number(town.countyCode.slice(4, 6)) - 1] ?? '';
      regions.push(region(town.countyCode, name, 'COUNTY', cityCode));
    }
    const suffix = townSuffix[town.kind];
    regions.push(region(town.code, `${townName(index)}${suffix}`, 'TOWN', town.countyCode));
    for (const village of villageSites(town, index, villageCounts[index] ?? 1, random)) {
      const committee = village.code.slice(9) < '200' ? '社区居委会' : '村委会';
      regions.push({
        ...region(village.code, `${village.name}${committee}`, 'VILLAGE', town.code),
        urbanRural: village.urbanRural,
      });
      villages.push(village);
    }
  });
  return { regions, villages };
}

interface TownSite {
  readonly code: string;
  readonly countyCode: string;
  readonly kind: TownKind;
  readonly weight: number;
}

/** Towns county by county, largest first: Zipf (1 / rank) in a county, milder between counties. */
function townSites(volumes: TierVolumes): TownSite[] {
  const townCounts = apportion(volumes.towns, Array<number>(volumes.counties).fill(1));
  return townCounts.flatMap((count, county) => {
    const countyPrefix = `9901${digits(county + 1, 2)}`;
    const zipf = Array.from({ length: count }, (_, rank) => 1 / (rank + 1));
    const sum = zipf.reduce((left, right) => left + right, 0);
    const streets = Math.ceil(count * 0.4);
    const smallest = Math.floor(count * 0.25);
    return zipf.map((share, rank): TownSite => {
      const kind = rank < streets ? 'STREET' : rank < count - smallest ? 'TOWN' : 'TOWNSHIP';
      const first = { STREET: 0, TOWN: streets, TOWNSHIP: count - smallest }[kind];
      return {
        code: `${countyPrefix}${digits(townSegment[kind] + rank - first, 3)}000`,
        countyCode: `${countyPrefix}000000`,
        kind,
        weight: share / sum / Math.sqrt(county + 1),
      };
    });
  });
}

function villageSites(
  town: TownSite,
  townIndex: number,
  count: number,
  random: Random,
): VillageSite[] {
  const urban = Math.max(1, Math.round(count * urbanShare[town.kind]));
  return Array.from({ length: count }, (_, i) => {
    const isUrban = i < urban;
    const serial = isUrban ? 1 + i : 200 + i - urban;
    return {
      code: `${town.code.slice(0, 9)}${digits(serial, 3)}`,
      name: villageName(townIndex * 61 + i),
      townCode: town.code,
      countyCode: town.countyCode,
      urbanRural: urbanRuralOf[town.kind][isUrban ? 'urban' : 'rural'],
      // Communities hold more people than villages; neighbours differ by up to a factor of three.
      weight: (town.weight / count) * (isUrban ? 1.5 : 0.8) * (0.5 + random.next()),
    };
  });
}

function region(
  code: string,
  name: string,
  level: CityRegion['level'],
  parentCode: string | null,
): CityRegion {
  return { code, name, level, parentCode, urbanRural: null };
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
