/** A run of indexes: `start`, `start + 1`, ... `start + count - 1`. */
export interface Range {
  readonly start: number;
  readonly count: number;
}

/** Lays runs of the given lengths end to end, from 0. */
export function rangesOf(counts: readonly number[]): Range[] {
  let start = 0;
  return counts.map((count) => {
    const range = { start, count };
    start += count;
    return range;
  });
}

/** The item whose range holds the index; the ranges lie end to end in the order of the items. */
export function itemHolding<T>(items: readonly T[], rangeOf: (item: T) => Range, index: number): T {
  let low = 0;
  let high = items.length;
  // The last item that starts at or before the index; empty ranges before it start there too.
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (rangeOf(items[middle] as T).start <= index) low = middle + 1;
    else high = middle;
  }
  const item = items[low - 1];
  const range = item && rangeOf(item);
  if (!item || !range || index < range.start || index >= range.start + range.count) {
    throw new RangeError(`The city has no index ${index} in this range.`);
  }
  return item;
}
