import {
  applySuppression,
  type City,
  insertRollupRows,
  type OpenSubgraph,
  RollupAccumulator,
  writeAncestors,
} from '@civicgraph/shared';
import { housingSubgraph } from '..';

/** Makes the statistics of the rows that a test has inserted by hand; every grid of the city has some. */
export async function writeStatistics({ database }: OpenSubgraph, city: City): Promise<void> {
  for (const { rollup, fold, storedRows } of housingSubgraph.synthetic.rollups) {
    for (const village of city.villages) {
      const accumulator = new RollupAccumulator(rollup, city.months);
      for (const grid of village.grids) accumulator.ensureArea(grid.code);
      for await (const [table, row] of storedRows(database, [village])) {
        fold(accumulator, table, row, city);
      }
      await insertRollupRows(database.manager, rollup, accumulator.rows());
    }
    await writeAncestors(database, rollup);
    await applySuppression(database, rollup);
  }
}
