import { ancestorsOf, published, suppressCube } from '@civicgraph/shared';

/** Colours of a village (“三零”创建四色), in the order that buckets have. */
export const colours = { RED: '红', YELLOW: '黄', BLUE: '蓝', GREEN: '绿' } as const;
export type Colour = keyof typeof colours;

/** Villages of an area by colour; null where the count is withheld. */
export type ColourCounts = Readonly<Record<Colour, number | null>>;

const order = Object.keys(colours) as Colour[];
const threshold = 5;

/** What a village's colour comes from; petitions never enter. */
export interface VillageCounts {
  readonly accidents: number;
  readonly criminal: number;
  readonly civilOrigin: number;
}

/**
 * The colour of the worst of a village's three counts. Every band with a count below 5 in it reaches to 5 or
 * further, so that a colour never tells that a withheld count is a small one.
 */
export function colourOf({ accidents, criminal, civilOrigin }: VillageCounts): Colour {
  if (accidents >= 20 || criminal >= 20 || civilOrigin >= 12) return 'RED';
  if (accidents >= 10 || criminal >= 10 || civilOrigin >= 6) return 'YELLOW';
  return accidents > 0 || criminal > 0 || civilOrigin > 0 ? 'BLUE' : 'GREEN';
}

/**
 * Counts the villages of every town, county, city and province by colour, for one period.
 *
 * Fewer than 5 villages of one colour are withheld, and so is what would give them away by
 * subtraction from the other colours or the areas around. With fewer than 5 villages in all, none of
 * an area's colours is shown, zeros included.
 */
export function countColours(
  countsByVillage: ReadonlyMap<string, VillageCounts>,
): Map<string, ColourCounts> {
  const areas = [...new Set([...countsByVillage.keys()].flatMap(ancestorsOf))].sort();
  const indexOf = new Map(areas.map((area, index) => [area, index]));
  const values = order.map(() => new Int32Array(areas.length));
  // How many villages an area has is no secret: raised, so that the total is never small itself.
  const villages = new Int32Array(areas.length).fill(threshold);
  for (const [village, counts] of countsByVillage) {
    const ofColour = values[order.indexOf(colourOf(counts))] ?? villages;
    for (const area of ancestorsOf(village)) {
      const index = indexOf.get(area) ?? 0;
      ofColour[index] = (ofColour[index] ?? 0) + 1;
      villages[index] = (villages[index] ?? 0) + 1;
    }
  }
  const states = suppressCube({
    threshold,
    areas: areas.length,
    periods: 1,
    values: [...values, villages],
    areaSums: sumsOf(areas, indexOf),
    periodSums: [],
    measureSums: [{ total: order.length, parts: order.map((_, colour) => colour) }],
  });
  return new Map(
    areas.map((area, index) => {
      const isTooSmall = (villages[index] ?? 0) < 2 * threshold;
      const count = (colour: number) =>
        isTooSmall || states[colour]?.[index] !== published ? null : (values[colour]?.[index] ?? 0);
      return [area, { RED: count(0), YELLOW: count(1), BLUE: count(2), GREEN: count(3) }];
    }),
  );
}

/** A county is the sum of its towns, and so on up; villages by themselves are never shown. */
function sumsOf(areas: readonly string[], indexOf: ReadonlyMap<string, number>) {
  const sums = new Map<number, { total: number; parts: number[] }>();
  areas.forEach((area, part) => {
    const total = indexOf.get(ancestorsOf(area)[0] ?? '');
    if (total === undefined) return;
    const sum = sums.get(total);
    if (sum) sum.parts.push(part);
    else sums.set(total, { total, parts: [part] });
  });
  return [...sums.values()];
}
