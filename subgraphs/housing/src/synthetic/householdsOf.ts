import { type City, type CityGrid, dwellingOfPerson } from '@civicgraph/shared';

/** Who lives in a dwelling, as far as housing registers know: how many, and from where. */
export interface Household {
  size: number;
  /** Whether it came from elsewhere (流动人口). */
  readonly floating: boolean;
}

/** The households of a grid by dwelling, counted from 0; undefined where nobody lives. */
export function householdsOf(city: City, grid: CityGrid): (Household | undefined)[] {
  const households = new Array<Household | undefined>(grid.dwellings.count);
  const end = grid.persons.start + grid.persons.count;
  for (let person = grid.persons.start; person < end; person++) {
    const k = dwellingOfPerson(city, grid, person);
    const household = households[k];
    if (household) household.size += 1;
    else households[k] = { size: 1, floating: person >= end - grid.floatingCount };
  }
  return households;
}
