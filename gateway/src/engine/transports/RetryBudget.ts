/** Retries kept in hand at most. */
const capacity = 10;
/** Retries earned by a fetch, and by a second without any. */
const perFetch = 0.1;
const perSecond = 1;

/**
 * How many fetches may be sent again: one in ten, and one a second where there are few. Without it
 * retries would multiply the load of a subgraph that fails under its load.
 */
export class RetryBudget {
  private tokens = capacity;
  private countedAt = Date.now();

  /** Counts a fetch. */
  earn(): void {
    if (this.tokens < capacity) this.tokens += perFetch;
  }

  /** Whether one may be sent again; takes it from the budget. */
  spend(): boolean {
    const now = Date.now();
    const earned = ((now - this.countedAt) / 1000) * perSecond;
    this.tokens = Math.min(capacity, this.tokens + Math.max(0, earned));
    this.countedAt = now;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
