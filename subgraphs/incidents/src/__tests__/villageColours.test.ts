import { ancestorsOf, createRandom } from '@civicgraph/shared';
import {
  type Colour,
  colourOf,
  countColours,
  type VillageCounts,
} from '../statistics/villageColours';

const counts = (accidents: number, criminal = 0, civilOrigin = 0): VillageCounts => ({
  accidents,
  criminal,
  civilOrigin,
});
const examples: Readonly<Record<Colour, VillageCounts>> = {
  GREEN: counts(0),
  BLUE: counts(1),
  YELLOW: counts(10),
  RED: counts(20),
};

/** Villages of towns, as many of each colour as the letters say: `GGB` are two green ones and a blue one. */
function villagesOf(towns: Readonly<Record<string, string>>): Map<string, VillageCounts> {
  const byLetter: Readonly<Record<string, VillageCounts>> = {
    G: examples.GREEN,
    B: examples.BLUE,
    Y: examples.YELLOW,
    R: examples.RED,
  };
  return new Map(
    Object.entries(towns).flatMap(([town, letters]) =>
      [...letters].map((letter, index): [string, VillageCounts] => [
        `${town.slice(0, 9)}${String(index + 1).padStart(3, '0')}`,
        byLetter[letter] ?? examples.GREEN,
      ]),
    ),
  );
}

const county = '990101000000';
const townA = '990101001000';
const townB = '990101002000';
const townC = '990101003000';

describe('the colour of a village', () => {
  it.each([
    [counts(0, 0, 0), 'GREEN'],
    [counts(1, 0, 0), 'BLUE'],
    [counts(9, 9, 5), 'BLUE'],
    [counts(10, 0, 0), 'YELLOW'],
    [counts(0, 10, 0), 'YELLOW'],
    [counts(0, 6, 6), 'YELLOW'],
    [counts(19, 19, 11), 'YELLOW'],
    [counts(20, 0, 0), 'RED'],
    [counts(0, 20, 0), 'RED'],
    [counts(0, 12, 12), 'RED'],
  ])('of %j is %s', (village, colour) => {
    expect(colourOf(village)).toBe(colour);
  });

  it.each([4, 5])('is the same for the counts 4 and 5, the two sides of the threshold: %i', (n) => {
    expect([counts(n), counts(0, n), counts(0, n, n)].map(colourOf)).toEqual([
      'BLUE',
      'BLUE',
      'BLUE',
    ]);
  });
});

describe('counts of villages by colour', () => {
  it('are shown from five villages of a colour', () => {
    const areas = countColours(villagesOf({ [townA]: 'GGGGGGGBBBBB', [townB]: 'GGGGGYYYYYY' }));
    expect(areas.get(townA)).toEqual({ RED: 0, YELLOW: 0, BLUE: 5, GREEN: 7 });
    expect(areas.get(townB)).toEqual({ RED: 0, YELLOW: 6, BLUE: 0, GREEN: 5 });
    expect(areas.get(county)).toEqual({ RED: 0, YELLOW: 6, BLUE: 5, GREEN: 12 });
    expect(areas.get('990000000000')).toEqual({ RED: 0, YELLOW: 6, BLUE: 5, GREEN: 12 });
  });

  it('are withheld below that, with a second colour and a second town', () => {
    const areas = countColours(
      villagesOf({
        [townA]: `${'G'.repeat(20)}${'B'.repeat(9)}RR`,
        [townB]: `${'G'.repeat(30)}${'B'.repeat(10)}RRRRRR`,
        [townC]: `${'G'.repeat(40)}${'B'.repeat(11)}RRRRRRR`,
      }),
    );
    expect(areas.get(townA)).toEqual({ RED: null, YELLOW: 0, BLUE: null, GREEN: 20 });
    expect(areas.get(townB)).toEqual({ RED: null, YELLOW: 0, BLUE: null, GREEN: 30 });
    expect(areas.get(townC)).toEqual({ RED: 7, YELLOW: 0, BLUE: 11, GREEN: 40 });
    expect(areas.get(county)).toEqual({ RED: 15, YELLOW: 0, BLUE: 30, GREEN: 90 });
  });

  it('of a town of one colour protect no other town', () => {
    const areas = countColours(
      villagesOf({ [townA]: 'GGGBBBBBB', [townB]: 'GGGGGG', [townC]: 'GGGGGGGGBBBBBBB' }),
    );
    expect(areas.get(townA)).toEqual({ RED: 0, YELLOW: 0, BLUE: null, GREEN: null });
    expect(areas.get(townB)).toEqual({ RED: 0, YELLOW: 0, BLUE: 0, GREEN: 6 });
    expect(areas.get(townC)).toEqual({ RED: 0, YELLOW: 0, BLUE: null, GREEN: null });
  });

  it('are all withheld for an area of fewer than five villages', () => {
    const areas = countColours(villagesOf({ [townA]: 'GGGG', [townB]: 'G'.repeat(9) }));
    expect(areas.get(townA)).toEqual({ RED: null, YELLOW: null, BLUE: null, GREEN: null });
  });

  it('are never small, and never follow from one subtraction, in 300 cities', () => {
    const revealed: string[] = [];
    for (let seed = 0; seed < 300; seed += 1) {
      const areas = countColours(villagesOf(randomTowns(seed)));
      for (const [area, own] of areas) {
        const hidden = Object.values(own).filter((count) => count === null);
        if (hidden.length === 1) revealed.push(`${seed}: ${area} by its other colours`);
        const children = [...areas].filter(([child]) => ancestorsOf(child)[0] === area);
        for (const colour of Object.keys(own) as Colour[]) {
          const count = own[colour];
          if (count === null) continue;
          if (count > 0 && count < 5) revealed.push(`${seed}: ${area} by itself`);
          const hiddenChildren = children.filter(([, child]) => child[colour] === null);
          if (hiddenChildren.length === 1)
            revealed.push(`${seed}: a part of ${area} by the others`);
        }
      }
    }
    expect(revealed).toEqual([]);
  });
});

/** Three counties of four towns with 5 to 44 villages each. */
function randomTowns(seed: number): Record<string, string> {
  const random = createRandom(seed, 'colours', 0);
  return Object.fromEntries(
    Array.from({ length: 12 }, (_, index) => {
      const town = `99010${1 + Math.floor(index / 4)}${String(1 + index).padStart(3, '0')}000`;
      const letters = Array.from({ length: 5 + random.int(40) }, () =>
        random.weighted([
          ['G', 50],
          ['B', 35],
          ['Y', 12],
          ['R', 3],
        ]),
      );
      return [town, letters.join('')];
    }),
  );
}
