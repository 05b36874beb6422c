/** A count as a query gave it. */
export interface AnsweredCell {
  readonly value: number | null;
  readonly suppressed: boolean;
}

/** What a viewer was told of an area and period: counts, other numbers and truth values by their path. */
export interface Answers {
  readonly cells: ReadonlyMap<string, AnsweredCell>;
  readonly others: ReadonlyMap<string, number | boolean | null>;
}

/**
 * Takes the answer of a statistics field apart. A bucket goes by its code, a rate by its item: what is
 * `byKind: [{ code: "HUKOU", cell }]` in the answer is `PopulationStats.byKind.HUKOU` here. Cells
 * without data are left out.
 */
export function takeApart(type: string, answer: unknown): Answers {
  const cells = new Map<string, AnsweredCell>();
  const others = new Map<string, number | boolean | null>();
  const walk = (path: string, value: unknown): void => {
    if (Array.isArray(value)) {
      value.forEach((item, i) => {
        walk(`${path}.${item.code ?? item.item ?? i}`, item.cell ?? item.ratio ?? item);
      });
    } else if (isCell(value)) {
      if (value.reason !== 'NO_DATA') cells.set(path, value);
    } else if (typeof value === 'object' && value !== null) {
      for (const [field, inner] of Object.entries(value)) walk(`${path}.${field}`, inner);
    } else if (typeof value !== 'string' && value !== undefined) {
      others.set(path, value as number | boolean | null);
    }
  };
  walk(type, answer);
  return { cells, others };
}

function isCell(value: unknown): value is AnsweredCell & { readonly reason: string | null } {
  return typeof value === 'object' && value !== null && 'suppressed' in value;
}
