import { HubError, quote } from '../errors';

/**
 * Local calendar dates as text, `YYYY-MM-DD`. All arithmetic is on the calendar, never on instants,
 * so that no time zone can shift a deadline.
 */
const shape = /^\d{4}-\d{2}-\d{2}$/;
const dayInMilliseconds = 86_400_000;

/** Whether a text is a date that the calendar has. */
export function isDate(text: string): boolean {
  if (!shape.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** @throws HubError DATE_MALFORMED */
export function parseDate(text: string): string {
  if (!isDate(text)) {
    throw new HubError(
      'DATE_MALFORMED',
      `Unknown date ${quote(text)}. Expected a calendar date such as "2026-10-31".`,
    );
  }
  return text;
}

/** The date `count` days after `date`; `count` may be negative. */
export function addDays(date: string, count: number): string {
  const time = Date.parse(`${date}T00:00:00Z`) + count * dayInMilliseconds;
  return new Date(time).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return Math.round(
    (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayInMilliseconds,
  );
}

/** The last day of a month (`2026-02` gives `2026-02-28`). */
export function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10);
}
