/** How late a deadline may be noticed, in milliseconds. */
const tickMs = 20;
const watched = new Set<DeadlineWatch>();
let isTicking = false;

/** A deadline that somebody waits for. */
export interface DeadlineWatch {
  readonly deadline: number;
  /** Called once, at most 20 ms late, unless the watch ends before. */
  expire(): void;
}

/**
 * Watches a deadline (milliseconds since 1970 UTC) until `unwatchDeadline`. One timer serves all: a
 * timer for each fetch would cost more than the rest of its waiting.
 */
export function watchDeadline(watch: DeadlineWatch): void {
  watched.add(watch);
  if (!isTicking) tickLater();
}

export function unwatchDeadline(watch: DeadlineWatch): void {
  watched.delete(watch);
}

function tickLater(): void {
  isTicking = true;
  setTimeout(tick, tickMs).unref();
}

function tick(): void {
  if (watched.size === 0) {
    isTicking = false;
    return;
  }
  tickLater();
  const now = Date.now();
  for (const watch of watched) {
    if (watch.deadline > now) continue;
    watched.delete(watch);
    watch.expire();
  }
}
