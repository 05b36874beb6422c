import { quarterOf, yearOf } from '../period';

/** The period that a period adds up to: month to quarter, quarter to year, year to none. */
export function parentPeriodOf(period: string): string | null {
  if (period.length === 4) return null;
  return period.charAt(5) === 'Q' ? period.slice(0, 4) : quarterOf(period);
}

/** Months with the quarters and years they lie in, sorted: a year stands before its months and quarters. */
export function rollupPeriodsOf(months: readonly string[]): string[] {
  return [...new Set(months.flatMap((month) => [month, quarterOf(month), yearOf(month)]))].sort();
}

/** The months among `months` that lie in the quarter or year, in order; a month alone gives itself. */
export function monthsWithin(period: string, months: readonly string[]): string[] {
  return months
    .filter((month) => month === period || quarterOf(month) === period || yearOf(month) === period)
    .sort();
}
