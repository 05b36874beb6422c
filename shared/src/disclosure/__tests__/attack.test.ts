import type { Cube, Sum } from '../Cube';
import { suppressCube } from '../suppressCube';

/**
 * Attackers that share no code with the defence: they know every sum (remainders of ratios
 * included) and ask for every cell. One subtracts for as long as a sum has one unknown, the other carries
 * bounds from sum to sum, knowing that a withheld cell is not 0.
 */
interface KnownSum {
  total: string;
  parts: string[];
}

const areas = 10;
const areaSums: Sum[] = [
  { total: 0, parts: [1, 2, 3] },
  { total: 1, parts: [4, 5] },
  { total: 2, parts: [6] },
  { total: 3, parts: [7, 8, 9] },
];
const leaves = [4, 5, 6, 7, 8, 9];
/** 2026, four months, two quarters. */
const periods = 7;
const periodSums: Sum[] = [
  { total: 0, parts: [5, 6] },
  { total: 5, parts: [1, 2, 3] },
  { total: 6, parts: [4] },
];
/** All = women + men; of all, the registered. */
const measureSums: Sum[] = [
  { total: 0, parts: [1, 2] },
  { total: 0, parts: [3] },
];

function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function createCube(seed: number, threshold: number): Cube {
  const random = createRandom(seed);
  const scale = [3, 8, 20, 60][seed % 4] ?? 3;
  const values = [0, 1, 2, 3].map(() => new Int32Array(areas * periods));
  const add = (measure: number, period: number, area: number, n: number) => {
    const column = values[measure] as Int32Array;
    const quarter = period === 4 ? 6 : 5;
    for (const p of [period, quarter, 0]) {
      for (const a of [
        area,
        ...areaSums.filter(({ parts }) => parts.includes(area)).map((s) => s.total),
        0,
      ]) {
        column[p * areas + a] = (column[p * areas + a] ?? 0) + n;
      }
    }
  };
  for (const leaf of leaves) {
    for (const month of [1, 2, 3, 4]) {
      const women = random() < 0.3 ? 0 : Math.floor(random() * scale);
      const men = random() < 0.3 ? 0 : Math.floor(random() * scale);
      add(0, month, leaf, women + men);
      add(1, month, leaf, women);
      add(2, month, leaf, men);
      add(3, month, leaf, Math.floor((women + men) * (random() < 0.4 ? 1 : random())));
    }
  }
  return { threshold, areas, periods, values, areaSums, periodSums, measureSums };
}

const key = (measure: number | string, period: number, area: number) =>
  `${measure}/${period}/${area}`;

function sumsKnownTo(): KnownSum[] {
  const sums: KnownSum[] = [];
  const measures = [0, 1, 2, 3, 'rest'];
  for (let p = 0; p < periods; p++) {
    for (const m of measures) {
      for (const { total, parts } of areaSums) {
        sums.push({ total: key(m, p, total), parts: parts.map((a) => key(m, p, a)) });
      }
    }
    for (let a = 0; a < areas; a++) {
      sums.push({ total: key(0, p, a), parts: [key(1, p, a), key(2, p, a)] });
      sums.push({ total: key(0, p, a), parts: [key(3, p, a), key('rest', p, a)] });
    }
  }
  for (let a = 0; a < areas; a++) {
    for (const m of measures) {
      for (const { total, parts } of periodSums) {
        sums.push({ total: key(m, total, a), parts: parts.map((p) => key(m, p, a)) });
      }
    }
  }
  return sums;
}

const allSums = sumsKnownTo();

/** The true value of every cell, remainders included. */
function truthOf(cube: Cube): Map<string, number> {
  const truth = new Map<string, number>();
  for (let p = 0; p < periods; p++) {
    for (let a = 0; a < areas; a++) {
      const at = p * areas + a;
      cube.values.forEach((column, m) => {
        truth.set(key(m, p, a), column[at] ?? 0);
      });
      truth.set(key('rest', p, a), (cube.values[0]?.[at] ?? 0) - (cube.values[3]?.[at] ?? 0));
    }
  }
  return truth;
}

/** What is published: all cells of the four measures whose state is 0. */
function publishedBy(states: Uint8Array[], truth: Map<string, number>): Map<string, number> {
  const known = new Map<string, number>();
  for (let p = 0; p < periods; p++) {
    for (let a = 0; a < areas; a++) {
      states.forEach((column, m) => {
        if (column[p * areas + a] === 0) known.set(key(m, p, a), truth.get(key(m, p, a)) ?? 0);
      });
    }
  }
  return known;
}

/** Everything that follows by repeated subtraction, and from parts of a total of 0 being 0. */
function attack(known: Map<string, number>): Map<string, number> {
  const found = new Map(known);
  for (let changed = true; changed; ) {
    changed = false;
    for (const { total, parts } of allSums) {
      const unknown = [total, ...parts].filter((cell) => !found.has(cell));
      const sum = parts.reduce((value, part) => value + (found.get(part) ?? 0), 0);
      if (found.has(total) && unknown.length > 1 && found.get(total) === sum) {
        for (const cell of unknown) found.set(cell, 0);
        changed = true;
      } else if (unknown.length === 1) {
        const [cell = ''] = unknown;
        found.set(cell, cell === total ? sum : (found.get(total) ?? 0) - sum);
        changed = true;
      }
    }
  }
  return found;
}

/** The least and the greatest value of every cell that the known ones leave possible, one sum at a time. */
function boundsFrom(known: Map<string, number>): Map<string, [low: number, high: number]> {
  const bounds = new Map<string, [number, number]>();
  for (const cell of new Set(allSums.flatMap(({ total, parts }) => [total, ...parts]))) {
    const value = known.get(cell);
    const least = cell.startsWith('rest') ? 0 : 1;
    bounds.set(cell, value === undefined ? [least, Number.POSITIVE_INFINITY] : [value, value]);
  }
  const boundsOf = (cell: string) => bounds.get(cell) as [number, number];
  for (let changed = true; changed; ) {
    changed = false;
    const narrow = (cell: string, low: number, high: number) => {
      const [oldLow, oldHigh] = boundsOf(cell);
      if (low <= oldLow && high >= oldHigh) return;
      bounds.set(cell, [Math.max(low, oldLow), Math.min(high, oldHigh)]);
      changed = true;
    };
    for (const { total, parts } of allSums) {
      const sumOf = (cells: string[], end: 0 | 1) =>
        cells.reduce((sum, cell) => sum + boundsOf(cell)[end], 0);
      narrow(total, sumOf(parts, 0), sumOf(parts, 1));
      for (const part of parts) {
        const others = parts.filter((other) => other !== part);
        narrow(part, boundsOf(total)[0] - sumOf(others, 1), boundsOf(total)[1] - sumOf(others, 0));
      }
    }
  }
  return bounds;
}

const isSmall = (value: number, threshold: number) => value > 0 && value < threshold;

/** Small cells that carried bounds leave a single value for. */
function toldBy(known: Map<string, number>, truth: Map<string, number>, threshold: number) {
  return [...boundsFrom(known)].filter(
    ([cell, [low, high]]) => high - low < 1 && isSmall(truth.get(cell) ?? 0, threshold),
  );
}

describe.each([5, 10])('150 random cubes at threshold %i', (threshold) => {
  const cubes = Array.from({ length: 150 }, (_, seed) =>
    createCube(seed + threshold * 1000, threshold),
  );

  test('repeated subtraction finds no withheld cell and no small remainder', () => {
    for (const cube of cubes) {
      const truth = truthOf(cube);
      const known = publishedBy(suppressCube(cube), truth);
      const gained = [...attack(known)].filter(
        ([cell, value]) =>
          !known.has(cell) && (!cell.startsWith('rest') || isSmall(value, threshold)),
      );
      expect(gained).toEqual([]);
    }
  });

  test('bounds carried through the sums leave two values possible for every small count and remainder', () => {
    for (const cube of cubes) {
      const truth = truthOf(cube);
      const told = toldBy(publishedBy(suppressCube(cube), truth), truth, threshold);
      expect(told).toEqual([]);
    }
  });

  test('no published sum tells that a part of it is below the threshold', () => {
    for (const cube of cubes) {
      const truth = truthOf(cube);
      const known = publishedBy(suppressCube(cube), truth);
      for (const { total, parts } of allSums) {
        const withheld = parts.filter((part) => !known.has(part));
        if (!known.has(total) || withheld.length === 0 || total.startsWith('rest')) continue;
        if (parts.some((part) => part.startsWith('rest'))) continue;
        const sum = withheld.reduce((value, part) => value + (truth.get(part) ?? 0), 0);
        expect(sum - (withheld.length - 1)).toBeGreaterThanOrEqual(threshold);
      }
    }
  });

  test('zeros are published, small counts are not, and some counts are', () => {
    let shown = 0;
    for (const cube of cubes) {
      const states = suppressCube(cube);
      cube.values.forEach((column, m) => {
        column.forEach((value, at) => {
          const state = states[m]?.[at];
          if (value === 0) expect(state).toBe(0);
          else if (value < threshold) expect(state).toBe(1);
          else if (state === 0) shown++;
        });
      });
    }
    expect(shown).toBeGreaterThan(0);
  });

  test('the attacker does find small counts that are withheld alone', () => {
    const [cube] = cubes as [Cube];
    const truth = truthOf(cube);
    const known = new Map(
      [...truth].filter(([cell, n]) => !cell.startsWith('rest') && !isSmall(n, threshold)),
    );
    expect(attack(known).size).toBeGreaterThan(known.size);
    expect(toldBy(known, truth, threshold).length).toBeGreaterThan(0);
  });
});
