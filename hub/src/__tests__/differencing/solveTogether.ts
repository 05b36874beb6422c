/** A sum of unknowns with whole factors that is a known number. */
export interface LinearEquation<Unknown> {
  readonly terms: ReadonlyMap<Unknown, number>;
  readonly sum: number;
}

/** Residues are multiplied in double precision: their products stay below 2^53. */
const prime = 67_108_859;

/**
 * Solves equations with several unknowns together, by elimination (Gauss and Jordan, the shortest equation first)
 * over the residues of a prime. An unknown that has one value over the whole numbers has one there.
 * @returns the unknowns that have a single value, with its residue: the value, for a count below the prime
 */
export function solveTogether<Unknown>(
  equations: Iterable<LinearEquation<Unknown>>,
): Map<Unknown, number> {
  const rows = [...equations].map(({ terms, sum }) => ({
    terms: new Map([...terms].map(([unknown, factor]) => [unknown, residue(factor)])),
    sum: residue(sum),
  }));
  type Row = (typeof rows)[number];
  const rowsOf = new Map<Unknown, Set<Row>>();
  for (const row of rows) {
    for (const unknown of row.terms.keys()) {
      rowsOf.set(unknown, (rowsOf.get(unknown) ?? new Set()).add(row));
    }
  }
  const takeOff = (row: Row, from: Row, factor: number) => {
    from.sum = residue(from.sum - factor * row.sum);
    for (const [unknown, value] of row.terms) {
      const left = residue((from.terms.get(unknown) ?? 0) - factor * value);
      if (left === 0) {
        from.terms.delete(unknown);
        rowsOf.get(unknown)?.delete(from);
      } else {
        from.terms.set(unknown, left);
        rowsOf.get(unknown)?.add(from);
      }
    }
  };
  const solvedFor = new Map<Unknown, Row>();
  const waiting = new ShortestFirst(rows);
  for (let row = waiting.take(); row; row = waiting.take()) {
    const [rarest] = [...row.terms.keys()].sort(
      (left, right) => (rowsOf.get(left)?.size ?? 0) - (rowsOf.get(right)?.size ?? 0),
    );
    if (rarest === undefined) continue;
    const inverse = power(row.terms.get(rarest) ?? 1, prime - 2);
    for (const [unknown, value] of row.terms) row.terms.set(unknown, residue(value * inverse));
    row.sum = residue(row.sum * inverse);
    for (const other of [...(rowsOf.get(rarest) ?? [])]) {
      if (other === row) continue;
      takeOff(row, other, other.terms.get(rarest) ?? 0);
      waiting.changed(other);
    }
    solvedFor.set(rarest, row);
  }
  const single = [...solvedFor].filter(([, { terms }]) => terms.size === 1);
  return new Map(single.map(([unknown, { sum }]) => [unknown, sum]));
}

/** Rows by their number of terms; each is taken once. */
class ShortestFirst<Row extends { readonly terms: { readonly size: number } }> {
  readonly #waiting: Set<Row>;
  readonly #byLength: Row[][] = [];

  constructor(rows: readonly Row[]) {
    this.#waiting = new Set(rows);
    for (const row of rows) this.changed(row);
  }

  /** To be called when a row has another number of terms than before. */
  changed(row: Row): void {
    if (!this.#waiting.has(row)) return;
    const { size } = row.terms;
    const alike = this.#byLength[size] ?? [];
    this.#byLength[size] = alike;
    alike.push(row);
  }

  take(): Row | undefined {
    for (const [size, alike] of this.#byLength.entries()) {
      for (let row = alike?.pop(); row; row = alike?.pop()) {
        // It may stand under other lengths too, which it once had.
        if (row.terms.size === size && this.#waiting.delete(row)) return row;
      }
    }
    return undefined;
  }
}

function residue(value: number): number {
  const rest = value % prime;
  return rest < 0 ? rest + prime : rest;
}

function power(base: number, exponent: number): number {
  let result = 1;
  for (let factor = base, left = exponent; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = residue(result * factor);
    factor = residue(factor * factor);
  }
  return result;
}
