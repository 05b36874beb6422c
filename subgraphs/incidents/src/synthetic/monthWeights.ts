import type { City } from '@civicgraph/shared';

/** From January: quiet at the Spring Festival, busiest in summer and before the year ends. */
const season = [0.95, 0.8, 0.95, 1, 1.02, 1.06, 1.12, 1.12, 1.05, 1, 1.02, 1.08];
const yearlyChange = 0.96;

/** How many incidents each month of the history has against the others. */
export function monthWeights(city: City): ReadonlyArray<readonly [month: string, weight: number]> {
  return city.months.map((month, index) => {
    const ofSeason = season[Number(month.slice(5)) - 1] ?? 1;
    return [month, ofSeason * yearlyChange ** (index / 12)];
  });
}
