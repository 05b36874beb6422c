import {
  applySuppression,
  type City,
  insertRollupRows,
  RollupAccumulator,
  writeAncestors,
} from '@civicgraph/shared';
import type { DataSource } from 'typeorm';
import { populationSubgraph } from '..';

/** Makes the statistics of rows inserted by hand, for every grid of the city. */
export async function writeStatistics(database: DataSource, city: City): Promise<void> {
  for (const { rollup, fold, storedRows } of populationSubgraph.synthetic.rollups) {
    for (const village of city.villages) {
      const accumulator = new RollupAccumulator(rollup, city.months);
      if (rollup.finest === 'TOWN') accumulator.ensureArea(village.code);
      else for (const grid of village.grids) accumulator.ensureArea(grid.code);
      for await (const [table, row] of storedRows(database, [village])) {
        fold(accumulator, table, row, city);
      }
      await insertRollupRows(database.manager, rollup, accumulator.rows());
    }
    await writeAncestors(database, rollup);
    await applySuppression(database, rollup);
  }
}
