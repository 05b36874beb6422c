import {
  published,
  publishedCell,
  type Ratio,
  ratioOf,
  suppressCube,
  suppressedCell,
} from '@civicgraph/shared';
import type { AssessmentRow } from '../rows';

/** Fewer respondents than this are withheld. */
const threshold = 5;

/**
 * The ratio of an assessment; null for one that is a count. Of survey respondents, a small numerator
 * and a numerator with a small remainder are withheld, as is a denominator that would bound them.
 */
export function disclosedRatio({ numerator, denominator, unit }: AssessmentRow): Ratio | null {
  if (numerator === null || denominator === null) return null;
  const counts = [denominator, numerator];
  const states =
    unit === 'PERSONS'
      ? suppressCube({
          threshold,
          areas: 1,
          periods: 1,
          values: counts.map((count) => Int32Array.of(count)),
          areaSums: [],
          periodSums: [],
          measureSums: [{ total: 0, parts: [1] }],
        }).map((column) => column[0])
      : counts.map(() => published);
  const [denominatorCell = suppressedCell, numeratorCell = suppressedCell] = counts.map(
    (count, i) => (states[i] === published ? publishedCell(count) : suppressedCell),
  );
  return ratioOf(numeratorCell, denominatorCell);
}

/** The count of an assessment; null for one that is a ratio, and for few survey respondents. */
export function disclosedCount({ counted, unit }: AssessmentRow): number | null {
  const isSmall = unit === 'PERSONS' && counted !== null && counted > 0 && counted < threshold;
  return isSmall ? null : counted;
}
