import { LosslessNumber } from 'lossless-json';

/**
 * Whether a value is a number that a double would not keep, held as its text. The class decides: JSON
 * of a subgraph can have every member that such a number has.
 */
export function isExactNumber(value: unknown): value is LosslessNumber {
  return value instanceof LosslessNumber;
}
