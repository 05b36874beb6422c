import type { FlatCube } from './Cube';
import { Equations } from './Equations';
import { ReaderBounds } from './ReaderBounds';

/** A reader may never know a small count more closely than to two neighbouring values. */
const narrowest = 1;

/**
 * Finds small counts, small remainders included, that follow from bounds carried through several sums: a reader
 * knows that a withheld cell is at least 1, since zeros are published, and that a remainder is at least 0.
 */
export class BoundsAudit {
  readonly #equations: Equations;
  readonly #bounds: ReaderBounds;
  readonly #values: Int32Array;
  readonly #threshold: number;
  readonly #firstRemainder: number;
  readonly #told = new Set<number>();
  readonly #ids: number[] = [];

  /** @param cube all published until `withhold` is called */
  constructor(cube: FlatCube, threshold: number) {
    const measures = cube.axes.find(({ name }) => name === 'measures');
    const firstRemainder = cube.firstRemainder * (measures?.stride ?? 1);
    this.#values = cube.values;
    this.#threshold = threshold;
    this.#firstRemainder = firstRemainder;
    this.#equations = new Equations(cube);
    this.#bounds = new ReaderBounds(this.#equations, cube.values, (cell) =>
      cell < firstRemainder ? 1 : 0,
    );
  }

  /** Withholds a cell. With either half of a ratio, its remainder is no longer known. */
  withhold(cell: number): void {
    if (cell >= this.#firstRemainder) return;
    this.#bounds.forget(cell);
    const count = this.#equations.of(cell, this.#ids);
    for (let i = 0; i < count; i++) {
      this.#equations.read(this.#ids[i] ?? 0);
      const { members, size } = this.#equations;
      const last = members[size - 1] ?? 0;
      if (last >= this.#firstRemainder && this.#bounds.isGiven(last)) this.#bounds.forget(last);
    }
  }

  /** The published cells to withhold next; none when a reader can tell no small count. */
  next(): number[] {
    this.#bounds.narrow((cell) => {
      if (this.#isTold(cell)) this.#told.add(cell);
    });
    const sources = new Set<number>();
    for (const cell of this.#told) {
      if (!this.#isTold(cell)) {
        this.#told.delete(cell);
        continue;
      }
      const source = this.#sourceOf(cell, true);
      sources.add(source < 0 ? this.#sourceOf(cell, false) : source);
    }
    sources.delete(-1);
    return [...sources];
  }

  #isTold(cell: number): boolean {
    const value = this.#values[cell] ?? 0;
    if (value <= 0 || value >= this.#threshold) return false;
    return (this.#bounds.high[cell] ?? 0) - (this.#bounds.low[cell] ?? 0) < narrowest;
  }

  /**
   * The published cell nearest to `told` along the equations that gave the upper bounds, or along all
   * equations: of one equation the smallest that is not 0. There is one wherever an upper bound is known.
   */
  #sourceOf(told: number, followBounds: boolean): number {
    const equations = this.#equations;
    const ids: number[] = [];
    const reached = new Set([told]);
    for (const cell of reached) {
      const from = this.#bounds.highFrom[cell] ?? -1;
      let count = 1;
      if (followBounds && from >= 0) ids[0] = from;
      else count = equations.of(cell, ids);
      for (let k = 0; k < count; k++) {
        equations.read(ids[k] ?? 0);
        const { members, size } = equations;
        let source = -1;
        for (let i = size - 1; i >= 0; i--) {
          const member = members[i] ?? 0;
          if (!this.#isShown(member)) continue;
          if (source < 0 || this.#valueOf(member) <= this.#valueOf(source)) source = member;
        }
        if (source >= 0) return source;
        // A part is bounded by its total; a total by its parts.
        const isBoundByTotal = followBounds && members[0] !== cell;
        for (let i = 0; i < (isBoundByTotal ? 1 : size); i++) {
          const member = members[i] ?? 0;
          if (this.#valueOf(member) > 0) reached.add(member);
        }
      }
    }
    return -1;
  }

  #isShown(cell: number): boolean {
    return cell < this.#firstRemainder && this.#valueOf(cell) > 0 && this.#bounds.isGiven(cell);
  }

  #valueOf(cell: number): number {
    return this.#values[cell] ?? 0;
  }
}
