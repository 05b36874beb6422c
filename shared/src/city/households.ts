import type { City, CityGrid } from './City';
import type { Range } from './Range';
import { hash32, streamHash } from './random';

// As in random.ts: bound once.
const { floor, max, min } = Math;

/**
 * Who lives where. A grid's persons, in the order of their indexes, fill its lived-in dwellings in
 * order, household after household; so a household is a run of indexes, and floating persons, who
 * come last, have dwellings of their own but for one household at the border.
 */

/** The rest stand empty. */
const occupiedShare = 0.92;

/** Households come in blocks of eight, which share the block's people out by one of these. */
const patterns = [
  [1, 2, 3, 5, 1, 3, 4, 2],
  [3, 2, 4, 1, 2, 6, 1, 2],
  [2, 4, 1, 3, 3, 2, 1, 5],
  [4, 1, 2, 2, 3, 1, 5, 3],
].map((sizes) => sizes.map((_, i) => sizes.slice(0, i + 1).reduce((a, b) => a + b, 0)));
const blockSize = 8;

const patternStream = streamHash('household-pattern');

/**
 * The dwelling, counted from 0 within the grid, that a person lives in.
 * @param personIndex an index of `grid.persons`
 */
export function dwellingOfPerson(city: City, grid: CityGrid, personIndex: number): number {
  const persons = grid.persons.count;
  const dwellings = grid.dwellings.count;
  const occupied = max(1, min(persons, floor(dwellings * occupiedShare)));
  const place = personIndex - grid.persons.start;
  const position = (place * occupied) / persons;
  const block = floor(position / blockSize);
  const slots = min(blockSize, occupied - block * blockSize);
  const sums = patterns[hash32(city.seed, patternStream, grid.index * 4096 + block) & 3] ?? [];
  const share = ((position - block * blockSize) / slots) * (sums[slots - 1] ?? 0);
  let slot = 0;
  while (slot < slots - 1 && share >= (sums[slot] ?? 0)) slot++;
  return floor(((block * blockSize + slot) * dwellings) / occupied);
}

/** The persons, as indexes of the city, who live in a grid's k-th dwelling; `count` 0 if empty. */
export function householdOf(city: City, grid: CityGrid, k: number): Range {
  const start = firstPersonFrom(city, grid, k);
  return { start, count: firstPersonFrom(city, grid, k + 1) - start };
}

/** Whether a person is the first of the household: always a grown-up. */
export function isHouseholdHead(city: City, grid: CityGrid, personIndex: number): boolean {
  return (
    personIndex === grid.persons.start ||
    dwellingOfPerson(city, grid, personIndex - 1) !== dwellingOfPerson(city, grid, personIndex)
  );
}

/** The first person of the grid in dwelling k or a later one. Dwellings rise with indexes. */
function firstPersonFrom(city: City, grid: CityGrid, k: number): number {
  let low = grid.persons.start;
  let high = low + grid.persons.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dwellingOfPerson(city, grid, middle) < k) low = middle + 1;
    else high = middle;
  }
  return low;
}
