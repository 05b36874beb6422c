import { defineRollup } from '../Rollup';
import { RollupAccumulator } from '../RollupAccumulator';

const rollup = defineRollup({
  table: 'person_rollup',
  threshold: 5,
  finest: 'VILLAGE',
  measures: [
    { name: 'moved_in', kind: 'FLOW' },
    { name: 'residents', kind: 'STOCK' },
  ],
  equations: [],
});
const months = ['2025-11', '2025-12', '2026-01', '2026-02'];
const village = '990101001001';

function createFold(): RollupAccumulator {
  return new RollupAccumulator(rollup, months);
}

/** Values of one village by period. */
function valuesOf(fold: RollupAccumulator): Record<string, readonly number[]> {
  return Object.fromEntries(fold.rows().map(({ period, values }) => [period, values]));
}

test('an area that is only ensured has rows of zeros for every period, partial years included', () => {
  const fold = createFold();
  fold.ensureArea(village);
  const none = [0, 0];
  expect(fold.rows()).toEqual(
    ['2025', '2025-11', '2025-12', '2025-Q4', '2026', '2026-01', '2026-02', '2026-Q1'].map(
      (period) => ({ area: village, period, values: none }),
    ),
  );
});

test('a span counts a stock in every month from the first to the one before its end', () => {
  const fold = createFold();
  fold.addSpan(village, '2025-12', '2026-02', 'residents');
  fold.addSpan(village, '2026-02', null, 'residents', 3);
  expect(valuesOf(fold)).toEqual({
    '2025': [0, 1],
    '2025-11': [0, 0],
    '2025-12': [0, 1],
    '2025-Q4': [0, 1],
    '2026': [0, 3],
    '2026-01': [0, 1],
    '2026-02': [0, 3],
    '2026-Q1': [0, 3],
  });
});

test('spans are cut to the history, and events outside it are left out', () => {
  const fold = createFold();
  fold.addSpan(village, '2019-01', '2025-12', 'residents');
  fold.addSpan(village, '2026-02', '2031-01', 'residents');
  fold.addSpan(village, '2019-01', '2019-05', 'residents');
  fold.addSpan(village, '2027-01', null, 'residents');
  fold.addSpan(village, '2026-01', '2026-01', 'residents');
  fold.add(village, '2025-10', 'moved_in');
  fold.add(village, '2026-03', 'moved_in');
  expect(months.map((month) => valuesOf(fold)[month])).toEqual([
    [0, 1],
    [0, 0],
    [0, 0],
    [0, 1],
  ]);
});

test('a stock added to one month stands in that month alone, a flow span in each of its months', () => {
  const fold = createFold();
  fold.add(village, '2025-12', 'residents', 4);
  fold.addSpan(village, '2025-12', '2026-02', 'moved_in', 2);
  expect(months.map((month) => valuesOf(fold)[month])).toEqual([
    [0, 0],
    [2, 4],
    [2, 0],
    [0, 0],
  ]);
  expect(valuesOf(fold)['2026']).toEqual([2, 0]);
});

test('rows may be taken twice and added to in between', () => {
  const fold = createFold();
  fold.addSpan(village, '2025-11', null, 'residents');
  const first = fold.rows();
  expect(fold.rows()).toEqual(first);
  fold.addSpan(village, '2025-11', null, 'residents');
  expect(valuesOf(fold)['2026-01']).toEqual([0, 2]);
});

test('an unknown measure is refused by name', () => {
  expect(() => createFold().add(village, '2026-01', 'movedIn')).toThrow(
    expect.objectContaining({
      code: 'ARGUMENT_INVALID',
      message: expect.stringContaining('"movedIn"'),
    }),
  );
});
