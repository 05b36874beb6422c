import { BoundsAudit } from './BoundsAudit';
import { type Axis, type Cube, flatten, lineStart, type Sum } from './Cube';

/** State of a cell: published, withheld for its own size, withheld to protect another. */
export const published = 0;
export const primary = 1;
export const complementary = 2;

/**
 * Cell suppression for tables of counts, after Hundepool et al., Statistical Disclosure Control
 * (Wiley, 2012), chapters 4 and 5: which cells of a cube may be published.
 *
 * A count of 0 is published: it is no one's record. Counts from 1 to threshold - 1 are withheld. Then, until
 * nothing changes, every sum with a withheld member is made safe against a reader who asks for all
 * of its cells and knows these rules:
 *
 * - at least two members are withheld, none of them 0, so that none follows by subtraction;
 * - where the total is published, the k withheld parts add up to at least threshold + k - 1. The
 *   reader knows that each is at least 1; so none of them is known to lie below the threshold, and
 *   no two are known to be 1 because they add up to 2.
 *
 * The partner withheld is the smallest publishable part that is not 0, the first one among equals; the total when no such
 * part is left; the remainder of a ratio before anything else, since it is not shown anyway.
 *
 * A remainder of 0 counts as known, though it is not published: where nothing remains, a numerator
 * cannot be withheld without its denominator.
 *
 * Last, `BoundsAudit` carries bounds through all sums as a reader would, who knows that a withheld cell is
 * at least 1 and a remainder at least 0. While that leaves one value only for a small count or a small
 * remainder, the published cell that the bound came from is withheld as well, and its sums are made safe.
 *
 * Not defended: that a reader of many sums may learn a count to be small, though not which of two or more
 * values it is; what follows only from several equations with two unknowns or more solved together (about 0.3% of
 * the withheld cells of the random cubes in the tests before the audit); what a reader knows from elsewhere;
 * and that a withheld count is not 0.
 *
 * @returns by measure, the state of every cell in the layout of `cube.values`
 */
export function suppressCube(cube: Cube): Uint8Array[] {
  const { threshold } = cube;
  const flat = flatten(cube);
  const { values, axes, firstRemainder } = flat;
  const size = cube.areas * cube.periods;
  const states = new Uint8Array(values.length);
  // A cell enters the queue once, when it is withheld; leaving it, every sum it is a member of is looked at.
  const queue = new Int32Array(values.length);
  let queued = 0;

  function withhold(cell: number, state: number): void {
    states[cell] = state;
    queue[queued++] = cell;
  }

  function makeSafe(axis: Axis, { total, parts }: Sum, line: number): void {
    const totalCell = line + total * axis.stride;
    for (;;) {
      let withheld = 0;
      let withheldSum = 0;
      let partner = -1;
      let smallest = Number.POSITIVE_INFINITY;
      for (const part of parts) {
        const cell = line + part * axis.stride;
        const value = values[cell] ?? 0;
        if (states[cell] !== published) {
          withheld++;
          withheldSum += value;
        } else if (value > 0) {
          const cost = axis.name === 'measures' && part >= firstRemainder ? 0 : value;
          if (cost < smallest) {
            smallest = cost;
            partner = cell;
          }
        }
      }
      if (states[totalCell] !== published) {
        if (withheld > 0 || partner < 0) return;
      } else if (withheld > 1 && withheldSum >= threshold + withheld - 1) return;
      withhold(partner < 0 ? totalCell : partner, complementary);
    }
  }

  for (let cell = 0; cell < values.length; cell++) {
    const value = values[cell] ?? 0;
    if (value > 0 && value < threshold) withhold(cell, primary);
  }
  const audit = new BoundsAudit(flat, threshold);
  for (let next = 0; next < queued; ) {
    for (; next < queued; next++) {
      const cell = queue[next] ?? 0;
      for (const axis of axes) {
        const line = lineStart(axis, cell);
        const element = (cell - line) / axis.stride;
        for (const sum of axis.sumsOf[element] ?? []) makeSafe(axis, sum, line);
      }
      audit.withhold(cell);
    }
    for (const cell of audit.next()) withhold(cell, complementary);
  }
  return cube.values.map((_, measure) => states.slice(measure * size, (measure + 1) * size));
}
