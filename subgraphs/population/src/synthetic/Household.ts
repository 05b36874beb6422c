import type { CityGrid } from '@civicgraph/shared';

/** A household's time in one dwelling. Dates are `YYYY-MM-DD`; `until` is the day of departure. */
export interface Stay {
  readonly grid: CityGrid;
  readonly dwellingCode: string;
  readonly since: string;
  readonly until: string | null;
}

/** Persons who live together: a run of indexes, the first of them the head. */
export interface Household {
  readonly firstPerson: number;
  readonly size: number;
  readonly grid: CityGrid;
  readonly isFloating: boolean;
  /** Comes for a season's work and goes again. */
  readonly isSeasonal: boolean;
  /** A grid's feed links most households to a coded dwelling, some grids' fewer. */
  readonly isLinked: boolean;
  /** Oldest first; the last one may have ended. */
  readonly stays: readonly Stay[];
}
