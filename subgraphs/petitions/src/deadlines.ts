import { addDays, addMonths, lastDayOf } from '@civicgraph/shared';

/** 信访工作条例 (2022), in days: art. 22, art. 34 (twice), art. 35 and 36. */
export const acceptanceDays = 15;
export const closureDays = 60;
export const extensionDays = 30;
export const reviewDays = 30;

interface Clock {
  readonly close_due_on: string | null;
  readonly extended_to: string | null;
}

/**
 * The last day for the written opinion, an extension included; null where no clock runs. An extension
 * beyond the 30 days that the law allows counts as 30.
 */
export function deadlineOf({ close_due_on: dueOn, extended_to: extendedTo }: Clock): string | null {
  if (dueOn === null || extendedTo === null || extendedTo <= dueOn) return dueOn;
  const latest = addDays(dueOn, extensionDays);
  return extendedTo < latest ? extendedTo : latest;
}

/** The same day six months on, or the last of that month. */
export function sixMonthsAfter(date: string): string {
  const month = addMonths(date.slice(0, 7), 6);
  const last = lastDayOf(month);
  const day = `${month}${date.slice(7)}`;
  return day < last ? day : last;
}
