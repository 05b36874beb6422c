import type { Purpose } from './purposes';

/** Leave to read about one person, as it goes with a request that uses it. */
export interface Grant {
  readonly id: string;
  readonly kind: 'EXCEPTIONAL' | 'BREAK_GLASS';
  readonly purpose: Purpose;
  readonly caseRef: string;
  /**
   * Whom it is about, for the subgraph that knows the person: `ref:` and a person reference, or `index:`
   * and the blind index of an identity number. Never the number itself.
   */
  readonly subject: string;
  /** An instant in UTC (RFC 3339). */
  readonly expiresAt: string;
}
