import { ancestorsOf } from '@civicgraph/shared';
import { withholdCounts } from './withholdCounts';

/** Colours of a village (“三零”创建四色), in the order that buckets have. */
export const colours = { RED: '红', YELLOW: '黄', BLUE: '蓝', GREEN: '绿' } as const;
export type Colour = keyof typeof colours;

/** Villages of an area by colour; null where the count is withheld. */
export type ColourCounts = Readonly<Record<Colour, number | null>>;

const order = Object.keys(colours) as Colour[];

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
 * Counts the villages of every town, county, city and province by colour, for one period; see
 * `withholdCounts` for what is withheld.
 */
export function countColours(
  countsByVillage: ReadonlyMap<string, VillageCounts>,
): Map<string, ColourCounts> {
  const byArea = new Map<string, number[]>();
  for (const [village, counts] of countsByVillage) {
    const colour = order.indexOf(colourOf(counts));
    for (const area of ancestorsOf(village)) {
      let tally = byArea.get(area);
      if (!tally) {
        tally = order.map(() => 0);
        byArea.set(area, tally);
      }
      tally[colour] = (tally[colour] ?? 0) + 1;
    }
  }
  const withheld = withholdCounts(byArea);
  return new Map(
    [...byArea].map(([area, tally]) => {
      const count = (colour: number) =>
        withheld.get(area)?.[colour] ? null : (tally[colour] ?? 0);
      return [area, { RED: count(0), YELLOW: count(1), BLUE: count(2), GREEN: count(3) }];
    }),
  );
}
