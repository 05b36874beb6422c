import type { RegionLevel } from '../codes';
import type { CityDepartment } from './departments';
import type { Range } from './Range';
import type { Tier, TierVolumes } from './tiers';

export interface CityRegion {
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  readonly parentCode: string | null;
  /** 统计用城乡分类代码, of villages only: 111, 112, 121, 122, 210 or 220. */
  readonly urbanRural: string | null;
}

/** 综合网格 or, for a school, a market or an industrial park, 专属网格. */
export type CityGridKind = 'COMPREHENSIVE' | 'DEDICATED';

/** Ranges are indexes over the whole city. */
export interface CityGrid {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly kind: CityGridKind;
  readonly villageCode: string;
  /** At least one. The last `floatingCount` of them are the floating population. */
  readonly persons: Range;
  readonly floatingCount: number;
  /** At least one. */
  readonly dwellings: Range;
  /** At least one for each dwelling: the first address is the first dwelling's, and so on. */
  readonly addresses: Range;
  /** Posts, full or part time; some grids have none. */
  readonly workers: Range;
}

/** Ranges are indexes over the whole city. */
export interface CityVillage {
  readonly index: number;
  readonly code: string;
  readonly name: string;
  readonly townCode: string;
  readonly countyCode: string;
  readonly urbanRural: string;
  readonly grids: readonly CityGrid[];
  readonly persons: Range;
  readonly organisations: Range;
  readonly careCases: Range;
  readonly petitions: Range;
  readonly incidents: Range;
  readonly visits: Range;
}

/**
 * The plan of a synthetic city: which keys exist and how many rows hang on each. Everything else is
 * arithmetic on (city, index), so that every subgraph makes its own rows and all agree on keys.
 */
export interface City {
  readonly tier: Tier;
  readonly seed: number;
  readonly volumes: TierVolumes;
  /** The first two digits of every code: no real division has them. */
  readonly prefix: '99';
  readonly provinceCode: string;
  readonly cityCode: string;
  readonly countyCodes: readonly string[];
  /** The city's own last day, `YYYY-MM-DD`. */
  readonly today: string;
  /** The history: 60 months, `YYYY-MM`, both ends included. */
  readonly firstMonth: string;
  readonly lastMonth: string;
  readonly months: readonly string[];
  /** In code order. */
  readonly regions: readonly CityRegion[];
  readonly villages: readonly CityVillage[];
  readonly grids: readonly CityGrid[];
  readonly departments: readonly CityDepartment[];
}
