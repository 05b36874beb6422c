import { published } from '../disclosure';
import type { Rollup } from './Rollup';

/** A whole rollup table in memory: 4 bytes a count, 8 an amount, 1 a state (some 120 MB for 600,000 rows of 40 measures). */
export class RollupCube {
  readonly areas: readonly string[];
  readonly periods: readonly string[];
  /** By measure, then by `period * areas + area`. */
  readonly values: readonly (Int32Array | Float64Array)[];
  readonly states: readonly Uint8Array[];
  readonly #areaIndex: ReadonlyMap<string, number>;
  readonly #periodIndex: ReadonlyMap<string, number>;

  /** @param areas and periods, both sorted */
  constructor(rollup: Rollup, areas: readonly string[], periods: readonly string[]) {
    const size = areas.length * periods.length;
    this.areas = areas;
    this.periods = periods;
    this.values = rollup.measures.map(({ amount }) =>
      amount === undefined ? new Int32Array(size) : new Float64Array(size),
    );
    this.states = rollup.measures.map(() => new Uint8Array(size));
    this.#areaIndex = new Map(areas.map((area, index) => [area, index]));
    this.#periodIndex = new Map(periods.map((period, index) => [period, index]));
  }

  /** Where the row lies in every column; undefined when the cube has no place for it. */
  indexOf(area: string, period: string): number | undefined {
    const a = this.#areaIndex.get(area);
    const p = this.#periodIndex.get(period);
    return a === undefined || p === undefined ? undefined : p * this.areas.length + a;
  }

  addAt(index: number, values: readonly number[]): void {
    this.values.forEach((column, i) => {
      column[index] = (column[index] ?? 0) + (values[i] ?? 0);
    });
  }

  /** The suppression column of one row. */
  suppressionAt(index: number): string {
    let text = '';
    for (const column of this.states) text += '.PC'.charAt(column[index] ?? published);
    return text;
  }
}
