import type { City, CityVillage, SyntheticDomain, TableRow } from '@civicgraph/shared';
import { foldHousing } from './statistics/foldHousing';
import { housingRollup } from './statistics/housingRollup';
import { storedRows } from './statistics/storedRows';
import { gridRows } from './synthetic/gridRows';

/** The housing registers of a synthetic city. */
export const synthetic: SyntheticDomain = {
  chunk: 'VILLAGE',
  *chunkRows(city: City, villages: readonly CityVillage[]): Generator<TableRow> {
    for (const village of villages) {
      for (const grid of village.grids) yield* gridRows(city, village, grid);
    }
  },
  rollups: [{ rollup: housingRollup, fold: foldHousing, storedRows }],
};
