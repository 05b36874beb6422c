/** Along one axis: the element `total` is the sum of the elements `parts`, for every choice of the others. */
export interface Sum {
  readonly total: number;
  readonly parts: readonly number[];
}

/** A table of counts over areas, periods and measures, with every sum that its reader knows to hold. */
export interface Cube {
  /** Counts from 1 to threshold - 1 are never published. */
  readonly threshold: number;
  readonly areas: number;
  readonly periods: number;
  /** By measure, then by `period * areas + area`. Elements of an axis stand in the order that breaks ties. */
  readonly values: readonly Int32Array[];
  readonly areaSums: readonly Sum[];
  readonly periodSums: readonly Sum[];
  /** A sum of one part is a ratio: its remainder is a cell too, though no column holds it. */
  readonly measureSums: readonly Sum[];
}

/** One axis over the flat index of the cells: element `e` of a line lies at `start + e * stride`. */
export interface Axis {
  readonly name: 'areas' | 'periods' | 'measures';
  readonly stride: number;
  readonly size: number;
  readonly sums: readonly Sum[];
  /** By element, the sums it is a member of. */
  readonly sumsOf: readonly (readonly Sum[])[];
}

/** A cube in one array, the remainders of its ratios appended as measures of their own. */
export interface FlatCube {
  readonly values: Int32Array;
  readonly axes: readonly Axis[];
  /** Measures from here on are remainders. */
  readonly firstRemainder: number;
}

export function flatten(cube: Cube): FlatCube {
  const { areas, periods, values, measureSums } = cube;
  const size = areas * periods;
  const ratios = measureSums.filter(({ parts }) => parts.length === 1);
  const flat = new Int32Array((values.length + ratios.length) * size);
  values.forEach((column, measure) => {
    flat.set(column, measure * size);
  });
  let next = values.length;
  const sums = measureSums.map(({ total, parts }) => {
    const [numerator] = parts;
    if (parts.length !== 1 || numerator === undefined) return { total, parts };
    for (let i = 0; i < size; i++) {
      flat[next * size + i] = (flat[total * size + i] ?? 0) - (flat[numerator * size + i] ?? 0);
    }
    return { total, parts: [numerator, next++] };
  });
  return {
    values: flat,
    firstRemainder: values.length,
    axes: [
      axisOf('areas', 1, areas, cube.areaSums),
      axisOf('periods', areas, periods, cube.periodSums),
      axisOf('measures', size, next, sums),
    ],
  };
}

function axisOf(name: Axis['name'], stride: number, size: number, sums: readonly Sum[]): Axis {
  const sumsOf: Sum[][] = Array.from({ length: size }, () => []);
  for (const sum of sums) {
    for (const element of [sum.total, ...sum.parts]) sumsOf[element]?.push(sum);
  }
  return { name, stride, size, sums, sumsOf };
}

/** The first cell of the line along `axis` that `cell` lies on. */
export function lineStart(axis: Axis, cell: number): number {
  return cell - elementOf(axis, cell) * axis.stride;
}

/** The element of `axis` that `cell` belongs to. */
export function elementOf(axis: Axis, cell: number): number {
  return Math.floor(cell / axis.stride) % axis.size;
}
