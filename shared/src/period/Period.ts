import { HubError, quote } from '../errors';

/** A calendar month `2026-10`, quarter `2026-Q3` or year `2026`: the grain of every statistic. */
export interface Period {
  /** As written by the client, and as stored in rollups. */
  readonly text: string;
  readonly kind: 'MONTH' | 'QUARTER' | 'YEAR';
  /** First and last month, both included, `YYYY-MM`. */
  readonly firstMonth: string;
  readonly lastMonth: string;
}

const shape = /^(\d{4})(?:-(?:Q([1-4])|(0[1-9]|1[0-2])))?$/;

/**
 * Reads a period.
 * @throws HubError PERIOD_MALFORMED
 */
export function parsePeriod(text: string): Period {
  const match = shape.exec(text);
  if (!match) {
    throw new HubError(
      'PERIOD_MALFORMED',
      `Unknown period ${quote(text)}. Expected a year, quarter or month, for example "2026", "2026-Q3" or "2026-10".`,
    );
  }
  const [, year, quarter, month] = match;
  if (month) return { text, kind: 'MONTH', firstMonth: text, lastMonth: text };
  if (quarter) {
    const last = Number(quarter) * 3;
    return {
      text,
      kind: 'QUARTER',
      firstMonth: `${year}-${twoDigits(last - 2)}`,
      lastMonth: `${year}-${twoDigits(last)}`,
    };
  }
  return { text, kind: 'YEAR', firstMonth: `${year}-01`, lastMonth: `${year}-12` };
}

/** The quarter (`2026-Q3`) a month (`2026-08`) lies in. */
export function quarterOf(month: string): string {
  return `${month.slice(0, 4)}-Q${Math.ceil(Number(month.slice(5, 7)) / 3)}`;
}

/** The year (`2026`) a month (`2026-08`) lies in. */
export function yearOf(month: string): string {
  return month.slice(0, 4);
}

/** The month (`2026-08`) of a date (`2026-08-31`). */
export function monthOf(date: string): string {
  return date.slice(0, 7);
}

/** The month that lies `count` months after `month`; `count` may be negative. */
export function addMonths(month: string, count: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 + count;
  return `${Math.floor(index / 12)}-${twoDigits((index % 12) + 1)}`;
}

/** Every month from `first` to `last`, both included, in order. */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = [];
  for (let month = first; month <= last; month = addMonths(month, 1)) months.push(month);
  return months;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
