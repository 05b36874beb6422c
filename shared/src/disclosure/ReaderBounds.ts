import type { Equations } from './Equations';

/** Upper bound of a cell for which a reader knows none. */
export const unbounded = 2 ** 30;
const none = -1;

/**
 * What a reader can work out about every cell: the least and the greatest count that the published
 * cells leave possible, one equation at a time, for as long as that narrows any cell.
 */
export class ReaderBounds {
  readonly low: Int32Array;
  readonly high: Int32Array;
  /** By cell, the equation that gave it its upper bound, or -1. */
  readonly highFrom: Int32Array;
  readonly #lowFrom: Int32Array;
  readonly #leastOf: (cell: number) => number;
  readonly #equations: Equations;
  /** A ring of equations to look at; each stands in it once. */
  readonly #queue: Int32Array;
  readonly #isQueued: Uint8Array;
  /** Equations that gave a bound; of the others nothing was drawn. */
  readonly #gaveBounds: Uint8Array;
  #head = 0;
  #queued = 0;
  readonly #ids: number[] = [];

  /**
   * @param values all of them known until `forget` is called
   * @param leastOf the count that a reader knows a forgotten cell to reach
   */
  constructor(equations: Equations, values: Int32Array, leastOf: (cell: number) => number) {
    this.#equations = equations;
    this.#leastOf = leastOf;
    this.low = values.slice();
    this.high = values.slice();
    this.highFrom = new Int32Array(values.length).fill(none);
    this.#lowFrom = new Int32Array(values.length).fill(none);
    this.#queue = new Int32Array(equations.count);
    this.#isQueued = new Uint8Array(equations.count);
    this.#gaveBounds = new Uint8Array(equations.count);
  }

  /** Whether the reader was given the cell, rather than working it out. */
  isGiven(cell: number): boolean {
    return this.highFrom[cell] === none && this.high[cell] !== unbounded;
  }

  /** Takes a cell from the reader, and every bound that was drawn from it. */
  forget(withheld: number): void {
    const { highFrom } = this;
    const equations = this.#equations;
    const lowFrom = this.#lowFrom;
    const ids: number[] = [];
    const stack = [withheld];
    this.#drop(withheld);
    for (let cell = stack.pop(); cell !== undefined; cell = stack.pop()) {
      const count = equations.of(cell, ids);
      for (let k = 0; k < count; k++) {
        const id = ids[k] ?? 0;
        this.#enqueue(id);
        if (!this.#gaveBounds[id]) continue;
        this.#gaveBounds[id] = 0;
        equations.read(id);
        for (let i = 0; i < equations.size; i++) {
          const member = equations.members[i] ?? 0;
          if (highFrom[member] !== id && lowFrom[member] !== id) continue;
          this.#drop(member);
          stack.push(member);
        }
      }
    }
  }

  /** Narrows bounds until no equation narrows any; reports each cell that it narrows, once or more. */
  narrow(onNarrowed: (cell: number) => void): void {
    while (this.#queued > 0) {
      const id = this.#queue[this.#head] ?? 0;
      this.#head = (this.#head + 1) % this.#queue.length;
      this.#queued--;
      this.#isQueued[id] = 0;
      this.#narrowBy(id, onNarrowed);
    }
  }

  #narrowBy(id: number, onNarrowed: (cell: number) => void): void {
    const { low, high } = this;
    const { members } = this.#equations;
    this.#equations.read(id);
    const { size } = this.#equations;
    const total = members[0] ?? 0;
    let sumLow = 0;
    let sumHigh = 0;
    let open = 0;
    for (let i = 1; i < size; i++) {
      const part = members[i] ?? 0;
      const top = high[part] ?? 0;
      sumLow += low[part] ?? 0;
      if (top === unbounded) open++;
      else sumHigh += top;
    }
    this.#narrowCell(total, sumLow, open === 0 ? sumHigh : unbounded, id, onNarrowed);
    const least = low[total] ?? 0;
    const most = high[total] ?? 0;
    for (let i = 1; i < size; i++) {
      const part = members[i] ?? 0;
      const bottom = low[part] ?? 0;
      const top = high[part] ?? 0;
      if (top === bottom) continue;
      const isOpen = top === unbounded;
      // The others leave at least `least` less their most, and at most `most` less their least.
      const from = open - (isOpen ? 1 : 0) > 0 ? 0 : least - (isOpen ? sumHigh : sumHigh - top);
      const to = most === unbounded ? unbounded : most - (sumLow - bottom);
      this.#narrowCell(part, from, to, id, onNarrowed);
    }
  }

  #narrowCell(
    cell: number,
    from: number,
    to: number,
    id: number,
    onNarrowed: (cell: number) => void,
  ): void {
    const isRaised = from > (this.low[cell] ?? 0);
    const isReduced = to < (this.high[cell] ?? 0);
    if (!isRaised && !isReduced) return;
    if (isRaised) {
      this.low[cell] = from;
      this.#lowFrom[cell] = id;
    }
    if (isReduced) {
      this.high[cell] = to;
      this.highFrom[cell] = id;
    }
    this.#gaveBounds[id] = 1;
    onNarrowed(cell);
    const count = this.#equations.of(cell, this.#ids);
    for (let i = 0; i < count; i++) this.#enqueue(this.#ids[i] ?? 0);
  }

  #drop(cell: number): void {
    this.low[cell] = this.#leastOf(cell);
    this.high[cell] = unbounded;
    this.highFrom[cell] = none;
    this.#lowFrom[cell] = none;
  }

  #enqueue(id: number): void {
    if (this.#isQueued[id]) return;
    this.#isQueued[id] = 1;
    this.#queue[(this.#head + this.#queued) % this.#queue.length] = id;
    this.#queued++;
  }
}
