import type { Output } from './Output';

/**
 * Writes one value as JSON. `WRITTEN` and `NULL` say what was written; `MISSING` that a value must be
 * there and none is: what it belongs to takes back what was written of it, and becomes null.
 */
export type Writer = (value: unknown, output: Output) => Outcome;

export type Outcome = typeof WRITTEN | typeof NULL | typeof MISSING;

export const WRITTEN = 0;
export const NULL = 1;
export const MISSING = 2;
