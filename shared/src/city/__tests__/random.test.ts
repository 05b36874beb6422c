import { createRandom, hash32, streamHash } from '..';
import { apportion } from '../apportion';

describe('hash32', () => {
  test('gives 32 unsigned bits, the same for a stream by name or by number', () => {
    expect(hash32(1, 'visit', 7)).toBe(hash32(1, streamHash('visit'), 7));
    const values = Array.from({ length: 1000 }, (_, index) => hash32(1, 'visit', index));
    expect(values.every((value) => Number.isInteger(value) && value >= 0 && value < 2 ** 32)).toBe(
      true,
    );
  });

  test('does not repeat within a stream', () => {
    const values = new Set(
      Array.from({ length: 200_000 }, (_, index) => hash32(1, 'visit', index)),
    );
    expect(values.size).toBe(200_000);
  });

  test('keeps seeds and streams apart', () => {
    const values = [hash32(1, 'a', 0), hash32(2, 'a', 0), hash32(1, 'b', 0), hash32(1, 'a', 1)];
    expect(new Set(values).size).toBe(4);
  });

  test('stays as it was released: a change would move every key of every city', () => {
    expect([
      hash32(1, 'person', 0),
      hash32(1, 'person', 1),
      hash32(7, 'visit', 18_000_000),
    ]).toEqual([607_839_429, 179_658_529, 3_760_034_190]);
  });
});

describe('createRandom', () => {
  test('gives the same numbers at the same address', () => {
    const draw = () => {
      const random = createRandom(3, 'x', 9);
      return [random.next(), random.int(10), random.date('2026-01-01', '2026-12-31')];
    };
    expect(draw()).toEqual(draw());
  });

  test('first draws of neighbours spread evenly', () => {
    const counts = Array<number>(10).fill(0);
    for (let i = 0; i < 20_000; i++) {
      const bucket = createRandom(1, 'spread', i).int(10);
      counts[bucket] = (counts[bucket] ?? 0) + 1;
    }
    expect(Math.min(...counts)).toBeGreaterThan(1800);
    expect(Math.max(...counts)).toBeLessThan(2200);
  });

  test('weighted follows the weights and never gives a weight of zero', () => {
    const counts = { a: 0, b: 0, c: 0 };
    const random = createRandom(1, 'weights', 0);
    for (let i = 0; i < 10_000; i++) {
      counts[
        random.weighted([
          ['a', 3],
          ['b', 1],
          ['c', 0],
        ] as const)
      ]++;
    }
    expect(counts.c).toBe(0);
    expect(counts.a / counts.b).toBeCloseTo(3, 0);
  });

  test('dates reach both ends and no further', () => {
    const random = createRandom(1, 'dates', 0);
    const dates = new Set(
      Array.from({ length: 200 }, () => random.date('2024-02-28', '2024-03-01')),
    );
    expect([...dates].sort()).toEqual(['2024-02-28', '2024-02-29', '2024-03-01']);
  });

  test('refuses to pick from nothing', () => {
    expect(() => createRandom(1, 'x', 0).pick([])).toThrow(RangeError);
    expect(() => createRandom(1, 'x', 0).weighted([])).toThrow(RangeError);
  });
});

describe('apportion', () => {
  test.each([
    [10, [1, 1, 1], 0, [4, 3, 3]],
    [100, [47, 16, 15.8, 12, 6.1, 3.1], 0, [47, 16, 16, 12, 6, 3]],
    [5, [100, 0, 0], 1, [3, 1, 1]],
    [0, [1, 2], 0, [0, 0]],
  ])('shares %d by %j with at least %d each', (total, weights, minimum, parts) => {
    expect(apportion(total, weights, minimum)).toEqual(parts);
  });

  test('refuses a minimum that the total cannot meet', () => {
    expect(() => apportion(2, [1, 1, 1], 1)).toThrow(RangeError);
  });
});
