import { ReplayWindow } from '../ReplayWindow';

const million = 2 ** 20;

/** Which of the numbers, one after the other, a new window admits. */
function admitted(...numbers: number[]): number[] {
  const window = new ReplayWindow();
  return numbers.filter((number) => window.admit(number));
}

describe('a replay window', () => {
  it('admits each number once, in whatever order they come', () => {
    expect(admitted(0, 1, 1, 5, 3, 5, 4, 3, 2, 0, 6)).toEqual([0, 1, 5, 3, 4, 2, 6]);
  });

  it('admits numbers whose places were taken by numbers a window before', () => {
    const first = [0, 7, 8, million - 1];
    const second = first.map((number) => number + million);
    expect(admitted(...first, ...second, ...second)).toEqual([...first, ...second]);
  });

  it('refuses what lies too far behind, seen or not', () => {
    expect(admitted(9, million + 9, 9, 10, 10)).toEqual([9, million + 9, 10]);
    expect(admitted(3 * million, 2 * million, 2 * million + 1)).toEqual([
      3 * million,
      2 * million + 1,
    ]);
  });

  it('forgets all that it held when a number leaps over the whole of it', () => {
    const far = 10 * million + 5;
    expect(admitted(5, far, far - million + 1, far, far + 1)).toEqual([
      5,
      far,
      far - million + 1,
      far + 1,
    ]);
  });

  it('begins anywhere', () => {
    const largest = Number.MAX_SAFE_INTEGER - 1;
    expect(admitted(largest, largest, largest - 1, largest + 1)).toEqual([
      largest,
      largest - 1,
      largest + 1,
    ]);
  });
});
