import { type City, monthOf } from '@civicgraph/shared';
import type { Household, Stay } from './Household';

/** A household with the months of its stays, as indexes of the city's months. */
export class Home {
  readonly household: Household;
  readonly #spans: readonly {
    readonly stay: Stay;
    readonly from: number;
    readonly until: number;
  }[];

  constructor(city: City, household: Household) {
    this.household = household;
    // Stays begin before the history at times, never after it.
    const indexOf = (date: string) => Math.max(0, city.months.indexOf(monthOf(date)));
    this.#spans = household.stays.map((stay) => ({
      stay,
      from: indexOf(stay.since),
      until: stay.until === null ? city.months.length : indexOf(stay.until),
    }));
  }

  /** Where the household lives at the end of the month; null when it is away. */
  stayIn(month: number): Stay | null {
    return this.#spans.find(({ from, until }) => from <= month && month < until)?.stay ?? null;
  }

  /** Where one calls in a month, whether somebody lives there or not. */
  doorIn(month: number): Stay {
    return this.stayIn(month) ?? (this.household.stays.at(-1) as Stay);
  }
}
