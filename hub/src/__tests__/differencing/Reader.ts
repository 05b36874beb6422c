import { type LinearEquation, solveTogether } from './solveTogether';

/** What a reader makes of a count. */
interface Cell {
  readonly name: string;
  /** Counts from 1 to `threshold - 1` must stay unknown. */
  readonly threshold: number;
  /** Told by a query, withheld by one, or thought of by the reader: what remains of something. */
  readonly source: 'TOLD' | 'WITHHELD' | 'REMAINDER';
  low: number;
  high: number;
  readonly sums: Sum[];
}

interface Sum {
  readonly total: Cell;
  readonly parts: readonly Cell[];
}

/**
 * Subtracts whatever can be subtracted. Knows cells by name and sums that hold between them, carries the
 * least and the greatest value of every cell from sum to sum, solves all sums together, and says which
 * cells it has found out.
 */
export class Reader {
  readonly #cells = new Map<string, Cell>();

  /** @param least that a withheld count is known to have */
  cell(name: string, threshold: number, value: number | null, least = 1): void {
    if (this.#cells.has(name)) throw new Error(`The reader was told of "${name}" twice.`);
    const [low, high] = value === null ? [least, Number.POSITIVE_INFINITY] : [value, value];
    const source = value === null ? 'WITHHELD' : 'TOLD';
    this.#cells.set(name, { name, threshold, source, low, high, sums: [] });
  }

  /** A count that no query is asked for. */
  remainder(name: string, threshold: number): void {
    if (this.#cells.has(name)) return;
    const cell: Cell = { name, threshold, source: 'REMAINDER', low: 0, high: Infinity, sums: [] };
    this.#cells.set(name, cell);
  }

  has(name: string): boolean {
    return this.#cells.has(name);
  }

  /**
   * Nothing is made of a sum of which a cell does not exist.
   * @throws Error when all are told and the sum does not hold: then the reader is wrong about the statistics
   */
  sum(total: string, parts: readonly string[]): void {
    const cells = [total, ...parts].flatMap((name) => this.#cells.get(name) ?? []);
    const [first, ...rest] = cells;
    if (!first || rest.length === 0 || rest.length < parts.length) return;
    if (cells.every(({ source }) => source === 'TOLD')) {
      const added = rest.reduce((left, { low }) => left + low, 0);
      if (added === first.low) return;
      throw new Error(`${total} is ${first.low}, but ${parts.join(' + ')} is ${added}.`);
    }
    const sum = { total: first, parts: rest };
    for (const cell of cells) cell.sums.push(sum);
  }

  /** Names and values of what was withheld, or remains and is small, and is known all the same. */
  findOut(): string[] {
    const sums = new Set([...this.#cells.values()].flatMap((cell) => cell.sums));
    const waiting = new Set(sums);
    // A set that grows while it is walked: a sum comes back whenever a member of it was narrowed.
    for (const sum of waiting) {
      waiting.delete(sum);
      for (const cell of narrow(sum)) for (const next of cell.sums) waiting.add(next);
    }
    for (const [cell, value] of solveTogether([...sums].map(equationOf))) {
      tighten(cell, value, value);
    }
    return [...this.#cells.values()].filter(isFoundOut).map(({ name, low }) => `${name} is ${low}`);
  }
}

/** What is known on one side, what is not on the other. */
function equationOf({ total, parts }: Sum): LinearEquation<Cell> {
  const terms = new Map<Cell, number>();
  let sum = 0;
  for (const cell of [total, ...parts]) {
    const factor = cell === total ? 1 : -1;
    if (cell.low === cell.high) sum -= factor * cell.low;
    else terms.set(cell, factor);
  }
  return { terms, sum };
}

function isFoundOut({ source, low, high, threshold }: Cell): boolean {
  if (source === 'TOLD' || low !== high || low === 0) return false;
  return source === 'WITHHELD' || low < threshold;
}

/** Narrows the members of a sum by each other. @returns those that were */
function narrow({ total, parts }: Sum): Cell[] {
  const lows = parts.reduce((sum, { low }) => sum + low, 0);
  const open = parts.filter(({ high }) => high === Infinity).length;
  const highs = parts.reduce((sum, { high }) => (high === Infinity ? sum : sum + high), 0);
  const bounds = parts.map(({ low, high }): [number, number] => {
    const isOpen = high === Infinity;
    const isLast = open === (isOpen ? 1 : 0);
    const others = isOpen ? highs : highs - high;
    return [isLast ? total.low - others : 0, total.high - (lows - low)];
  });
  return [
    ...tighten(total, lows, open === 0 ? highs : Infinity),
    ...parts.flatMap((part, i) => tighten(part, ...(bounds[i] ?? [0, Infinity]))),
  ];
}

function tighten(cell: Cell, low: number, high: number): Cell[] {
  if (low <= cell.low && high >= cell.high) return [];
  cell.low = Math.max(cell.low, low);
  cell.high = Math.min(cell.high, high);
  if (cell.low > cell.high)
    throw new Error(`No count can be ${cell.name}: the relations contradict each other.`);
  return [cell];
}
