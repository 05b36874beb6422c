import { type FoldedRow, measureIndex, type Rollup } from './Rollup';
import { monthsWithin, rollupPeriodsOf } from './rollupPeriods';

/**
 * Folds records into rollup rows, in memory, for one chunk: a village with its grids.
 *
 * Counts go to the finest area a record belongs to: the grid when the rollup's finest area is GRID,
 * else the village (or the department). `rows` adds the villages above the grids itself, so that a
 * village is always the sum of its grids. What lies outside the months is left out.
 */
export class RollupAccumulator {
  readonly #rollup: Rollup;
  readonly #months: readonly string[];
  readonly #monthIndex: ReadonlyMap<string, number>;
  /** By area, then [month][measure]; a stock holds differences from month to month until `rows`. */
  readonly #cells = new Map<string, Float64Array>();

  /** @param months every month of the history, in order, none left out */
  constructor(rollup: Rollup, months: readonly string[]) {
    this.#rollup = rollup;
    this.#months = months;
    this.#monthIndex = new Map(months.map((month, index) => [month, index]));
  }

  /** Gives an area its rows even when nothing is counted in it: 0 means none, no row means no data. */
  ensureArea(area: string): void {
    this.#cellsOf(area);
  }

  /** Counts `n` in one month: an event of a flow, or a stock at the end of that month alone. */
  add(area: string, month: string, measure: string, n = 1): void {
    const at = this.#monthIndex.get(month);
    if (at === undefined) return;
    const index = measureIndex(this.#rollup, measure);
    const cells = this.#cellsOf(area);
    this.#change(cells, at, index, n);
    if (this.#rollup.measures[index]?.kind === 'STOCK') this.#change(cells, at + 1, index, -n);
  }

  /**
   * Counts `n` at the end of every month from the first to the one before `untilMonth`, to the
   * end of the history when that is null.
   */
  addSpan(
    area: string,
    fromMonth: string,
    untilMonth: string | null,
    measure: string,
    n = 1,
  ): void {
    const from = this.#clamp(fromMonth);
    const until = untilMonth === null ? this.#months.length : this.#clamp(untilMonth);
    if (from >= until) return;
    const index = measureIndex(this.#rollup, measure);
    const cells = this.#cellsOf(area);
    if (this.#rollup.measures[index]?.kind === 'STOCK') {
      this.#change(cells, from, index, n);
      this.#change(cells, until, index, -n);
    } else {
      for (let at = from; at < until; at++) this.#change(cells, at, index, n);
    }
  }

  /** Month, quarter and year rows of every area, areas in code order, zeros included. */
  rows(): FoldedRow[] {
    return [...this.eachRow()];
  }

  /** The same rows one by one, for a chunk of many areas. */
  *eachRow(): Generator<FoldedRow> {
    const width = this.#rollup.measures.length;
    const periods = rollupPeriodsOf(this.#months).map((period) => ({
      period,
      months: monthsWithin(period, this.#months).map((m) => this.#monthIndex.get(m) ?? 0),
    }));
    const isFlow = this.#rollup.measures.map(({ kind }) => kind === 'FLOW');
    const sources = this.#sources();
    for (const area of [...sources.keys()].sort()) {
      const cells = this.#finish(sources.get(area) ?? []);
      for (const { period, months } of periods) {
        const values = new Array<number>(width).fill(0);
        for (let i = 0; i < width; i++) {
          let sum = 0;
          if (isFlow[i]) for (const at of months) sum += cells[at * width + i] ?? 0;
          else sum = cells[(months.at(-1) ?? 0) * width + i] ?? 0;
          values[i] = sum;
        }
        yield { area, period, values };
      }
    }
  }

  /** What each area is the sum of: itself, and a village of its grids. */
  #sources(): Map<string, string[]> {
    const { finest, parentOf } = this.#rollup;
    const sources = new Map<string, string[]>();
    const add = (area: string, source: string) => {
      const known = sources.get(area);
      if (known) known.push(source);
      else sources.set(area, [source]);
    };
    for (const area of this.#cells.keys()) {
      add(area, area);
      const village = finest === 'GRID' && area.length === 15 ? parentOf(area) : null;
      if (village !== null) add(village, area);
    }
    return sources;
  }

  /** The sum of areas, stocks summed up from their differences. */
  #finish(areas: readonly string[]): Float64Array {
    const { measures } = this.#rollup;
    const width = measures.length;
    const cells = new Float64Array(this.#months.length * width);
    for (const area of areas) {
      const own = this.#cellsOf(area);
      for (let i = 0; i < cells.length; i++) cells[i] = (cells[i] ?? 0) + (own[i] ?? 0);
    }
    measures.forEach(({ kind }, i) => {
      if (kind === 'FLOW') return;
      for (let at = i + width; at < cells.length; at += width) {
        cells[at] = (cells[at] ?? 0) + (cells[at - width] ?? 0);
      }
    });
    return cells;
  }

  #cellsOf(area: string): Float64Array {
    let cells = this.#cells.get(area);
    if (!cells) {
      cells = new Float64Array(this.#months.length * this.#rollup.measures.length);
      this.#cells.set(area, cells);
    }
    return cells;
  }

  #change(cells: Float64Array, month: number, measure: number, n: number): void {
    const at = month * this.#rollup.measures.length + measure;
    if (at < cells.length) cells[at] = (cells[at] ?? 0) + n;
  }

  /** Index of a month; the ends of the history for months before or after it. */
  #clamp(month: string): number {
    const at = this.#monthIndex.get(month);
    if (at !== undefined) return at;
    return month < (this.#months[0] ?? '') ? 0 : this.#months.length;
  }
}
