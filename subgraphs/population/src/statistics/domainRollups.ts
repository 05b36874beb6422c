import type { DomainRollup } from '@civicgraph/shared';
import { foldPopulation } from './foldPopulation';
import { foldTown } from './foldTown';
import { populationRollup } from './populationRollup';
import { populationColumns, storedRows, townColumns } from './storedRows';
import { townRollup } from './townRollup';

/** Both rollups with the fold and the rows they are made from. */
export const domainRollups: readonly DomainRollup[] = [
  {
    rollup: populationRollup,
    fold: foldPopulation,
    storedRows: (database, villages) => storedRows(database, villages, populationColumns),
  },
  {
    rollup: townRollup,
    fold: foldTown,
    storedRows: (database, villages) => storedRows(database, villages, townColumns),
  },
];
