/** A date that MySQL keeps where there is none, or only a part of one: `0000-00-00`, `2026-00-00`. */
const noDate = /^0000|-00/;

/** A date column of an existing database as `scalar Date` takes it; null where it holds no calendar date. */
export function dateOf(text: string | null): string | null {
  return text === null || noDate.test(text) ? null : text.slice(0, 10);
}

/**
 * A date and time that an existing database keeps without its zone, as `scalar DateTime` takes it; null where it
 * holds no calendar date.
 * @param offset of the clock that wrote it, from UTC: `+08:00`
 */
export function instantOf(text: string | null, offset: string): string | null {
  if (text === null || noDate.test(text.slice(0, 10))) return null;
  const instant = new Date(`${text.slice(0, 19).replace(' ', 'T')}${offset}`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}
