import { type City, createRandom, type TableRow } from '@civicgraph/shared';

/** Batches with the period over which their outcome is judged. */
const batches: ReadonlyArray<readonly [batch: string, period: string]> = [
  ['2024-1', '2024'],
  ['2025-1', '2025'],
  ['2026-1', '2026-Q3'],
];
const listedShare = 0.12;

/** Each batch lists some towns, most by the city and some by their county, and now and then a county. */
export function* listedAreaRows(city: City): Generator<TableRow> {
  const towns = city.regions.filter(({ level }) => level === 'TOWN').map(({ code }) => code);
  for (const [index, [batch, period]] of batches.entries()) {
    const random = createRandom(city.seed, 'listed-area', index);
    const row = (code: string, grade: string): TableRow => [
      'listed_area',
      { batch, region_code: code, grade, outcome_period: period },
    ];
    // One town at least, so that no batch is empty in the smallest city.
    const certain = random.pick(towns);
    for (const town of towns) {
      const isListed = random.chance(listedShare);
      const grade = random.chance(0.7) ? 'CITY' : 'COUNTY';
      if (isListed || town === certain) yield row(town, grade);
    }
    for (const county of city.countyCodes) {
      if (random.chance(listedShare)) yield row(county, 'PROVINCE');
    }
  }
}
