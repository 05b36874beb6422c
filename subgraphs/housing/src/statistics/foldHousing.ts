import { addDays, monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import { type DwellingUse, type HazardKind, isFireHazard, type Occupancy } from '../codes';
import { laterOf } from '../laterOf';
import {
  foundMeasure,
  occupancyMeasure,
  overdueMeasure,
  rectifiedMeasure,
  useMeasure,
} from './housingRollup';

/** The columns of each table that statistics are made of. */
export const foldedColumns = {
  dwelling: ['grid_code', 'use_code', 'occupancy', 'standard_coded', 'since', 'until'],
  premises: ['grid_code', 'standard_coded', 'since', 'until'],
  rental: ['grid_code', 'found_on', 'registered_on', 'ended_on'],
  hazard: ['grid_code', 'kind', 'in_rental', 'found_at', 'due_at', 'closed_at'],
} as const satisfies Record<string, readonly string[]>;

/** What one row adds to the statistics of its grid: the definition of every housing measure. */
export function foldHousing(accumulator: RollupAccumulator, table: string, row: Row): void {
  if (table === 'dwelling') foldDwelling(accumulator, row);
  else if (table === 'premises') foldRecord(accumulator, row);
  else if (table === 'rental') foldRental(accumulator, row);
  else if (table === 'hazard') foldHazard(accumulator, row);
}

function foldDwelling(accumulator: RollupAccumulator, row: Row): void {
  const span = spanOf(row.since, row.until);
  count(accumulator, row, span, 'dwellings');
  count(accumulator, row, span, useMeasure(row.use_code as DwellingUse));
  count(accumulator, row, span, occupancyMeasure(row.occupancy as Occupancy));
  foldRecord(accumulator, row);
}

function foldRecord(accumulator: RollupAccumulator, row: Row): void {
  const span = spanOf(row.since, row.until);
  count(accumulator, row, span, 'records');
  if (row.standard_coded) count(accumulator, row, span, 'records_coded');
}

function foldRental(accumulator: RollupAccumulator, row: Row): void {
  count(accumulator, row, spanOf(row.found_on, row.ended_on), 'rentals');
  if (row.registered_on === null) return;
  // A lease may be on record before an inspector finds the dwelling rented out.
  const both = laterOf(String(row.found_on), String(row.registered_on));
  count(accumulator, row, spanOf(both, row.ended_on), 'rentals_registered');
}

function foldHazard(accumulator: RollupAccumulator, row: Row): void {
  const [area, kind] = [String(row.grid_code), row.kind as HazardKind];
  const month = monthOf(String(row.found_at));
  accumulator.add(area, month, 'hazards_found');
  accumulator.add(area, month, foundMeasure(kind));
  if (row.closed_at !== null && String(row.closed_at) <= String(row.due_at)) {
    accumulator.add(area, month, 'hazards_rectified');
    accumulator.add(area, month, rectifiedMeasure(kind));
    return;
  }
  const span = spanOf(addDays(String(row.due_at), 1), row.closed_at);
  count(accumulator, row, span, 'hazards_overdue');
  count(accumulator, row, span, overdueMeasure(kind));
  if (row.in_rental && isFireHazard(kind)) count(accumulator, row, span, 'rental_fire_overdue');
}

/** The month in which something began, and the first one at whose end it was over; null if never. */
type Span = readonly [from: string, until: string | null];

function spanOf(from: Row[string] | undefined, until: Row[string] | undefined): Span {
  return [monthOf(String(from)), until == null ? null : monthOf(String(until))];
}

function count(accumulator: RollupAccumulator, row: Row, [from, until]: Span, measure: string) {
  accumulator.addSpan(String(row.grid_code), from, until, measure);
}
