import type { Cube, Sum } from '../Cube';
import { suppressCube } from '../suppressCube';

const total: Sum = { total: 0, parts: [1, 2, 3] };

/** States of one line of areas: the total first, then its parts. */
function suppressLine(...values: number[]): string {
  return suppress({ areas: 4, areaSums: [total], values: [values] })[0] ?? '';
}

/** States by measure as text, threshold 5. */
function suppress(table: {
  areas?: number;
  periods?: number;
  values: number[][];
  areaSums?: Sum[];
  periodSums?: Sum[];
  measureSums?: Sum[];
}): string[] {
  const cube: Cube = {
    threshold: 5,
    areas: 1,
    periods: 1,
    areaSums: [],
    periodSums: [],
    measureSums: [],
    ...table,
    values: table.values.map((column) => Int32Array.from(column)),
  };
  return suppressCube(cube).map((states) =>
    [...states].map((state) => '.PC'.charAt(state)).join(''),
  );
}

describe('one total and its parts', () => {
  test('zeros are published, being no record of anyone', () => {
    expect(suppressLine(12, 12, 0, 0)).toBe('....');
  });

  test('a count of the threshold is published, one below it is not', () => {
    expect(suppressLine(25, 5, 8, 12)).toBe('....');
    expect(suppressLine(24, 4, 8, 12)).toBe('.PC.');
  });

  test('3 alone would be 20 - 7 - 10, so the smallest other part goes with it', () => {
    expect(suppressLine(20, 3, 10, 7)).toBe('.P.C');
  });

  test('of two parts of 9 the one with the lower code is the partner', () => {
    expect(suppressLine(21, 3, 9, 9)).toBe('.PC.');
  });

  test('a zero cannot be the partner, since it is published', () => {
    expect(suppressLine(8, 3, 0, 5)).toBe('.P.C');
  });

  test('two parts that sum to 2 are both 1, so a third goes with them', () => {
    expect(suppressLine(22, 1, 1, 20)).toBe('.PPC');
  });

  test('parts 1 and 4 sum to 5: both would be known to lie below 5, so a third goes with them', () => {
    expect(suppressLine(25, 1, 4, 20)).toBe('.PPC');
  });

  test('parts 2 and 4 sum to 6: either could be 5, so the third is published', () => {
    expect(suppressLine(26, 2, 4, 20)).toBe('.PP.');
  });

  test('three parts under a total of 6 could be 4 at most, so the total is withheld too', () => {
    expect(suppressLine(6, 2, 2, 2)).toBe('CPPP');
    expect(suppressLine(7, 2, 2, 3)).toBe('.PPP');
  });

  test('the one part of a withheld total is withheld with it', () => {
    expect(suppressLine(3, 3, 0, 0)).toBe('PP..');
  });
});

test('a withheld total with published parts is their sum, so its smallest part goes with it', () => {
  // Root 0 = 1 + 2; area 1 = 3 + 4. Area 2 is primary, its partner is 1, whose parts are both large.
  const areaSums = [
    { total: 0, parts: [1, 2] },
    { total: 1, parts: [3, 4] },
  ];
  expect(suppress({ areas: 5, areaSums, values: [[22, 20, 2, 9, 11]] })).toEqual(['.CPC.']);
});

test('a year is its quarters and a quarter its months: March goes with February, 2026 stays', () => {
  // 2026, 2026-01, -02, -03, -04, 2026-Q1, 2026-Q2
  const periodSums = [
    { total: 0, parts: [5, 6] },
    { total: 5, parts: [1, 2, 3] },
    { total: 6, parts: [4] },
  ];
  expect(suppress({ periods: 7, periodSums, values: [[40, 10, 2, 8, 20, 20, 20]] })).toEqual([
    '..PC...',
  ]);
});

describe('bounds carried through several sums', () => {
  // A year, two quarters, six months.
  const periodSums = [
    { total: 0, parts: [1, 2] },
    { total: 1, parts: [3, 4, 5] },
    { total: 2, parts: [6, 7, 8] },
  ];
  const suppressYear = (...values: number[]) =>
    suppress({ periods: 9, periodSums, values: [values] })[0];

  test('3 withheld months in each quarter make 6 at least, so a year of 6 would tell them all', () => {
    expect(suppressYear(6, 3, 3, 1, 1, 1, 1, 1, 1)).toBe('CPPPPPPPP');
  });

  test('a year of 7 leaves 1 or 2 for each month and 3 or 4 for each quarter', () => {
    expect(suppressYear(7, 3, 4, 1, 1, 1, 1, 1, 2)).toBe('.PPPPPPPP');
  });

  test('a year of 8 leaves 1 to 3 for each month and 3 to 5 for each quarter', () => {
    expect(suppressYear(8, 4, 4, 1, 1, 2, 1, 1, 2)).toBe('.PPPPPPPP');
  });

  test('a village of 14 a year would tell its quarters, 4, 4, 2 and 4, by the number of its withheld grids', () => {
    // Areas: a village and four grids. Periods: a year and four quarters. Every withheld grid has one.
    const quarters = [
      [4, 1, 1, 1, 1],
      [4, 1, 1, 1, 1],
      [2, 1, 1, 0, 0],
      [4, 1, 1, 1, 1],
    ];
    const year = [0, 1, 2, 3, 4].map((area) =>
      quarters.reduce((sum, quarter) => sum + (quarter[area] ?? 0), 0),
    );
    expect(
      suppress({
        areas: 5,
        periods: 5,
        areaSums: [{ total: 0, parts: [1, 2, 3, 4] }],
        periodSums: [{ total: 0, parts: [1, 2, 3, 4] }],
        values: [[year, ...quarters].flat()],
      }),
    ).toEqual(['CPPPP PPPPP PPPPP PPP.. PPPPP'.replaceAll(' ', '')]);
  });
});

test('a withheld category needs a partner in its area and in its category: four corners of a table', () => {
  // Areas: both, x, y. Measures: all, women, men. Women in x are 3.
  const values = [
    [42, 12, 30],
    [17, 3, 14],
    [25, 9, 16],
  ];
  const sums = {
    areaSums: [{ total: 0, parts: [1, 2] }],
    measureSums: [{ total: 0, parts: [1, 2] }],
  };
  expect(suppress({ areas: 3, values, ...sums })).toEqual(['...', '.PC', '.CC']);
});

describe('a ratio', () => {
  const ratio = (denominator: number, numerator: number) =>
    suppress({
      values: [[denominator], [numerator]],
      measureSums: [{ total: 0, parts: [1] }],
    }).join('');

  test('38 of 40 withholds the numerator, since 2 remain', () => {
    expect(ratio(40, 38)).toBe('.C');
  });

  test('3 of 40 is protected by the 37 that remain and that nobody publishes', () => {
    expect(ratio(40, 3)).toBe('.P');
  });

  test('9 of 9, 0 of 9 and 9 of 18 are published: what remains is nobody or enough', () => {
    expect([ratio(9, 9), ratio(9, 0), ratio(18, 9)]).toEqual(['..', '..', '..']);
  });

  test('4 of 4 withholds both: no remainder stands between them', () => {
    expect(ratio(4, 4)).toBe('PP');
  });

  test('a numerator withheld for its sibling takes its denominator along when nothing remains', () => {
    // Areas: both, x, y. In x all 8 of 8; in y 3 of 30. The two denominators then protect each other.
    // The 27 that remain in y would be those of both, none remaining in x, so that numerator goes too.
    const values = [
      [38, 8, 30],
      [11, 8, 3],
    ];
    const sums = {
      areaSums: [{ total: 0, parts: [1, 2] }],
      measureSums: [{ total: 0, parts: [1] }],
    };
    expect(suppress({ areas: 3, values, ...sums })).toEqual(['.CC', 'CCP']);
  });

  test('remainders of 1 and 1 are not given away by the 2 that remain above them', () => {
    const values = [
      [40, 20, 20],
      [38, 19, 19],
    ];
    const sums = {
      areaSums: [{ total: 0, parts: [1, 2] }],
      measureSums: [{ total: 0, parts: [1] }],
    };
    expect(suppress({ areas: 3, values, ...sums })).toEqual(['...', 'CCC']);
  });
});
