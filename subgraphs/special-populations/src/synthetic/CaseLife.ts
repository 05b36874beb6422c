import type { CareCategory } from '../statistics/careCodes';

/** What the duties and services of a synthetic case follow from. */
export interface CaseLife {
  readonly id: string;
  /** Index in the city. */
  readonly index: number;
  readonly category: CareCategory;
  readonly openedOn: string;
  readonly closedOn: string | null;
}
