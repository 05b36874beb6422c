import { HubError, quote } from '../errors';

/** The sizes a synthetic city comes in: a check-in run, a town, a district, a prefecture. */
export type Tier = 'XS' | 'S' | 'M' | 'L';

/** How much a city of one tier holds; petitions, incidents and visits over five years. */
export interface TierVolumes {
  readonly persons: number;
  readonly dwellings: number;
  readonly addresses: number;
  readonly organisations: number;
  readonly counties: number;
  readonly towns: number;
  readonly villages: number;
  readonly grids: number;
  readonly gridWorkers: number;
  /** Persons whose household is registered elsewhere; part of `persons`. */
  readonly floating: number;
  readonly careCases: number;
  readonly petitions: number;
  readonly incidents: number;
  readonly visits: number;
}

export const tiers: Readonly<Record<Tier, TierVolumes>> = {
  XS: {
    persons: 4000,
    dwellings: 1760,
    addresses: 2200,
    organisations: 320,
    counties: 1,
    towns: 1,
    villages: 8,
    grids: 9,
    gridWorkers: 13,
    floating: 880,
    careCases: 100,
    petitions: 80,
    incidents: 234,
    visits: 30_534,
  },
  S: {
    persons: 40_000,
    dwellings: 17_600,
    addresses: 22_000,
    organisations: 3200,
    counties: 1,
    towns: 1,
    villages: 12,
    grids: 89,
    gridWorkers: 129,
    floating: 8800,
    careCases: 1002,
    petitions: 800,
    incidents: 2340,
    visits: 305_344,
  },
  M: {
    persons: 600_000,
    dwellings: 264_000,
    addresses: 330_000,
    organisations: 48_000,
    counties: 1,
    towns: 12,
    villages: 180,
    grids: 1333,
    gridWorkers: 1933,
    floating: 132_000,
    careCases: 15_030,
    petitions: 12_000,
    incidents: 35_100,
    visits: 4_580_153,
  },
  L: {
    persons: 2_400_000,
    dwellings: 1_056_000,
    addresses: 1_320_000,
    organisations: 192_000,
    counties: 9,
    towns: 199,
    villages: 3160,
    grids: 3606,
    gridWorkers: 21_000,
    floating: 528_000,
    careCases: 60_120,
    petitions: 48_000,
    incidents: 140_400,
    visits: 18_320_611,
  },
};

/**
 * Reads the name of a tier.
 * @throws HubError ARGUMENT_INVALID
 */
export function parseTier(text: string): Tier {
  if (!Object.hasOwn(tiers, text)) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `Unknown tier ${quote(text)}. Expected ${Object.keys(tiers).join(', ')}.`,
    );
  }
  return text as Tier;
}
