import type { Axis, FlatCube, Sum } from './Cube';

/** Every sum of a cube in every place it holds, numbered by axis, then by sum, then by line. */
export class Equations {
  readonly count: number;
  /** Members of the equation last read: the total, then its parts, `size` in all. */
  readonly members: Int32Array;
  size = 0;
  readonly #axes: readonly NumberedAxis[];

  constructor({ axes, values }: FlatCube) {
    let count = 0;
    this.#axes = axes.map((axis) => {
      const lines = axis.size === 0 ? 0 : values.length / axis.size;
      const firstOf = new Map(axis.sums.map((sum, i) => [sum, count + i * lines]));
      const first = count;
      count += axis.sums.length * lines;
      return { ...axis, lines, first, firstsOf: firstsOf(axis, firstOf) };
    });
    this.count = count;
    const sizes = axes.flatMap(({ sums }) => sums.map(({ parts }) => parts.length + 1));
    this.members = new Int32Array(sizes.reduce((longest, size) => Math.max(longest, size), 0));
  }

  /** Fills `members` and `size` with the cells of an equation. */
  read(id: number): void {
    let i = this.#axes.length - 1;
    while (i > 0 && id < (this.#axes[i]?.first ?? 0)) i--;
    const axis = this.#axes[i];
    if (!axis) return;
    const { stride, lines, first } = axis;
    const line = (id - first) % lines;
    const sum = axis.sums[(id - first - line) / lines];
    const start = Math.floor(line / stride) * stride * axis.size + (line % stride);
    const { members } = this;
    const parts = sum?.parts ?? [];
    members[0] = start + (sum?.total ?? 0) * stride;
    for (let k = 0; k < parts.length; k++) members[k + 1] = start + (parts[k] ?? 0) * stride;
    this.size = parts.length + 1;
  }

  /** Writes the numbers of the equations that `cell` is a member of to `ids`, and returns how many there are. */
  of(cell: number, ids: number[]): number {
    let count = 0;
    for (const { stride, size, firstsOf } of this.#axes) {
      const block = Math.floor(cell / stride);
      const firsts = firstsOf[block % size];
      if (!firsts) continue;
      const line = Math.floor(block / size) * stride + (cell % stride);
      for (let i = 0; i < firsts.length; i++) ids[count++] = (firsts[i] ?? 0) + line;
    }
    return count;
  }
}

interface NumberedAxis extends Axis {
  /** In how many places each sum of the axis holds. */
  readonly lines: number;
  /** The number of the first equation of the axis. */
  readonly first: number;
  /** By element, the first equation of every sum it is a member of. */
  readonly firstsOf: readonly (readonly number[])[];
}

function firstsOf(axis: Axis, firstOf: ReadonlyMap<Sum, number>): number[][] {
  return axis.sumsOf.map((sums) => sums.map((sum) => firstOf.get(sum) ?? 0));
}
