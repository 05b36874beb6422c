/**
 * A number that can decline to answer.
 *
 * There is one public reason for suppression. Telling a small count (1 to threshold - 1) from a
 * count withheld to protect another one would hand the reader exactly the interval that suppression
 * is there to hide, so that distinction never leaves the subgraph.
 */
export interface StatCell {
  readonly value: number | null;
  readonly suppressed: boolean;
  readonly reason: 'SUPPRESSED' | 'NO_DATA' | null;
}

/** A ratio of two published counts, never rounded; null where either is not known or the denominator is 0. */
export interface Ratio {
  readonly numerator: StatCell;
  readonly denominator: StatCell;
  readonly value: number | null;
}

export const suppressedCell: StatCell = { value: null, suppressed: true, reason: 'SUPPRESSED' };
export const noDataCell: StatCell = { value: null, suppressed: false, reason: 'NO_DATA' };

/** The cell of a count that may be shown. */
export function publishedCell(value: number): StatCell {
  return { value, suppressed: false, reason: null };
}

/** The ratio of two cells; suppressed or missing halves leave it without a value. */
export function ratioOf(numerator: StatCell, denominator: StatCell): Ratio {
  const value =
    numerator.value === null || !denominator.value ? null : numerator.value / denominator.value;
  return { numerator, denominator, value };
}
