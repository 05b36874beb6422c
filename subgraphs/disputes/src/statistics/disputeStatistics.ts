import { type DomainRollup, monthOf, type Row } from '@civicgraph/shared';
import type { DisputeFacts } from './DisputeFacts';
import { disputeRollup } from './disputeRollup';
import { foldDispute } from './foldDispute';
import { screeningRollup } from './screeningRollup';
import { storedRows } from './storedRows';

/** The statistics of this subgraph: how rows become counts. */
export const disputeStatistics: readonly DomainRollup[] = [
  {
    rollup: screeningRollup,
    fold(accumulator, table, row) {
      if (table !== 'dispute') return;
      const { grid_code: grid, found_on: foundOn } = factsOf(row);
      accumulator.add(grid, monthOf(foundOn), 'found');
    },
    storedRows,
  },
  {
    rollup: disputeRollup,
    fold(accumulator, table, row, city) {
      if (table !== 'dispute') return;
      const facts = factsOf(row);
      foldDispute(facts, city, (month, measure) =>
        accumulator.add(facts.region_code, month, measure),
      );
    },
    storedRows,
  },
];

function factsOf(row: Row): DisputeFacts {
  return row as unknown as DisputeFacts;
}
