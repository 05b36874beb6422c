import { addDays, addMonths, lastDayOf } from '@civicgraph/shared';

/** The days of a month as dates, in order. */
export function daysOf(month: string): string[] {
  const last = Number(lastDayOf(month).slice(8));
  return Array.from({ length: last }, (_, day) => `${month}-${String(day + 1).padStart(2, '0')}`);
}

/** The day a number of whole months before a date that is the last of its month. */
export function monthsBefore(lastDay: string, count: number): string {
  return lastDayOf(addMonths(lastDay.slice(0, 7), -count));
}

/** Days before `today`, as dates, so that a row looks one up instead of counting. */
export function daysBack(today: string, count: number): string[] {
  return Array.from({ length: count }, (_, days) => addDays(today, -days));
}

export function laterDate(left: string, right: string): string {
  return left > right ? left : right;
}
