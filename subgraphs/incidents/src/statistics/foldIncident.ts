import { monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import { isFiledCase } from './filedCase';

/** What an incident adds to the statistics of its grid: the definition of the incident rollup. */
export function foldIncident(accumulator: RollupAccumulator, row: Row): void {
  const grid = String(row.grid_code);
  const month = monthOf(String(row.occurred_on));
  if (row.accident_kind !== null) accumulator.add(grid, month, 'accidents');
  if (!isFiledCase(row)) return;
  accumulator.add(grid, month, 'criminal');
  if (row.origin_dispute_type !== null) accumulator.add(grid, month, 'civil_origin');
  if (row.solved_on === null) return;
  accumulator.add(grid, month, 'criminal_solved');
  accumulator.add(grid, monthOf(String(row.solved_on)), 'cases_solved');
}
