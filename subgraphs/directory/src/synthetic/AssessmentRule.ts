import type { Random, RegionLevel } from '@civicgraph/shared';
import type { Area } from './areas';

/** Numerator and denominator, or a count. */
export type Drawn = readonly [numerator: number, denominator: number] | number;

/** How the synthetic city comes by the values of one item of one indicator. */
export interface AssessmentRule {
  readonly indicator: string;
  readonly item: string | null;
  readonly unit:
    | 'PERSONS'
    | 'STAFF'
    | 'ITEMS'
    | 'AREAS'
    | 'FACILITIES'
    | 'ORGANISATIONS'
    | 'EVENTS'
    | 'DECISIONS';
  readonly sampled: boolean;
  /** The same for all levels, or by level. */
  readonly target: number | null | Readonly<Partial<Record<RegionLevel, number>>>;
  readonly grain: 'MONTH' | 'QUARTER' | 'YEAR';
  /** Levels that have a value. */
  readonly levels: readonly RegionLevel[];
  /**
   * Levels whose areas are drawn; an area's value is the sum over those in it. SELF: every area is
   * drawn for itself, because a sample of its own was taken there.
   */
  readonly bases: readonly RegionLevel[] | 'SELF';
  /** Items of one stream see the same random numbers, so that their draws go together. */
  readonly stream: string;
  draw(random: Random, area: Area): Drawn;
}

export const allLevels = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN', 'VILLAGE'] as const;
export const townUp = ['PROVINCE', 'CITY', 'COUNTY', 'TOWN'] as const;
export const countyUp = ['PROVINCE', 'CITY', 'COUNTY'] as const;
export const cityUp = ['PROVINCE', 'CITY'] as const;

/** Fills in what most rules have in common: a yearly ratio of villages, summed up to every level. */
export function rule(
  indicator: string,
  item: string | null,
  draw: AssessmentRule['draw'],
  more: Partial<AssessmentRule>,
): AssessmentRule {
  return {
    indicator,
    item,
    unit: 'FACILITIES',
    sampled: false,
    target: null,
    grain: 'YEAR',
    levels: allLevels,
    bases: ['VILLAGE'],
    stream: `${indicator}-${item}`,
    draw,
    ...more,
  };
}

/** One thing that is there or not. */
export const one =
  (probability: number) =>
  (random: Random): Drawn => [random.chance(probability) ? 1 : 0, 1];

/** Of `from` to `to` things, those for which a chance of its own came true. */
export const some =
  (from: number, to: number, probability: number) =>
  (random: Random): Drawn => {
    const count = between(random, from, to);
    return [successes(random, count, probability), count];
  };

/** A whole number from `from` to `to`. */
export function between(random: Random, from: number, to: number): number {
  return from + random.int(to - from + 1);
}

export function successes(random: Random, count: number, probability: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) if (random.chance(probability)) sum++;
  return sum;
}
