import { foldPathOf } from './foldPath';
import type { FoldedRow, Rollup } from './Rollup';

/** Sums up rows that the chunks wrote into the rows of the areas above them. */
export class AncestorFold {
  readonly #rollup: Rollup;
  readonly #sums = new Map<string, Map<string, number[]>>();

  constructor(rollup: Rollup) {
    this.#rollup = rollup;
  }

  add({ area, period, values }: FoldedRow): void {
    for (const ancestor of foldPathOf(this.#rollup, area)) {
      let byPeriod = this.#sums.get(ancestor);
      if (!byPeriod) {
        byPeriod = new Map();
        this.#sums.set(ancestor, byPeriod);
      }
      const sum = byPeriod.get(period);
      if (sum) {
        for (let i = 0; i < values.length; i++) sum[i] = (sum[i] ?? 0) + (values[i] ?? 0);
      } else byPeriod.set(period, [...values]);
    }
  }

  /** Codes of the areas summed up. */
  areas(): string[] {
    return [...this.#sums.keys()].sort();
  }

  rows(): FoldedRow[] {
    return this.areas().flatMap((area) =>
      [...(this.#sums.get(area) ?? [])].map(([period, values]) => ({ area, period, values })),
    );
  }
}
