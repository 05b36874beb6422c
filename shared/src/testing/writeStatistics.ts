import type { DataSource } from 'typeorm';
import type { City } from '../city';
import { applySuppression, insertRollupRows, writeAncestors } from '../rollup';
import { createChunkAccumulator } from '../seeding/seedDomain';
import type { SubgraphDefinition } from '../subgraph';

/** Makes the statistics of rows that a test has inserted by hand; every area of the city has some. */
export async function writeStatistics(
  database: DataSource,
  { synthetic }: SubgraphDefinition,
  city: City,
): Promise<void> {
  for (const domainRollup of synthetic.rollups) {
    const { rollup, fold, storedRows } = domainRollup;
    const accumulator = createChunkAccumulator(domainRollup, city, city.villages);
    for await (const [table, row] of storedRows(database, city.villages)) {
      fold(accumulator, table, row, city);
    }
    await insertRollupRows(database.manager, rollup, accumulator.rows());
    await writeAncestors(database, rollup);
    await applySuppression(database, rollup);
  }
}
