const dayMs = 86_400_000;

/** A UTC date so many days earlier; later when negative. */
export function dayBefore(day: string, days: number): string {
  return new Date(Date.parse(day) - days * dayMs).toISOString().slice(0, 10);
}
