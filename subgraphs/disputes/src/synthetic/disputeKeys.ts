import { type City, type CityVillage, createRandom, type Range } from '@civicgraph/shared';

/** 40 disputes in five years to a thousand people. */
const personsPerDispute = 25;

/** How many disputes a city has. */
export function disputeCount({ volumes }: City): number {
  return Math.floor(volumes.persons / personsPerDispute);
}

/** The disputes of a village among those of the city, in proportion to its people. */
export function disputesOf({ persons }: CityVillage): Range {
  const start = Math.floor(persons.start / personsPerDispute);
  return { start, count: Math.floor((persons.start + persons.count) / personsPerDispute) - start };
}

/** `DS-990101-000001`: county, and a serial that runs through the city. Ids sort as indexes do. */
export function disputeId({ countyCode }: CityVillage, index: number): string {
  return `DS-${countyCode.slice(0, 6)}-${String(index + 1).padStart(6, '0')}`;
}

/** The grid of a village that its index-th dispute arose in: where people are, they fall out. */
export function gridOfDispute(city: City, village: CityVillage, index: number): string {
  const random = createRandom(city.seed, 'dispute-grid', index);
  const person = village.persons.start + random.int(village.persons.count);
  const grid = village.grids.find(
    ({ persons: { start, count } }) => start <= person && person < start + count,
  );
  return grid?.code ?? `${village.code}001`;
}
