/** Begins a key that the answer has without it. */
const mark = '_as_';

/** The key under which a plan has what the answer has under `key`. */
export function plannedKey(key: string): string {
  return mark + key;
}

/** The key in the answer of what a plan has under `key`. */
export function answerKey(key: string): string {
  return isPlannedKey(key) ? key.slice(mark.length) : key;
}

/** Whether a key is, or looks like, one that `plannedKey` made. */
export function isPlannedKey(key: string): boolean {
  return key.startsWith(mark);
}
