import { ancestorAt, monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import { floatingServices, leftBehindBuckets } from './townRollup';

const leftBehindMeasures = new Map(leftBehindBuckets.map(({ code, measure }) => [code, measure]));

/** What a row adds to `townRollup`, by village; the roll-up to towns is not ours. */
export function foldTown(accumulator: RollupAccumulator, table: string, row: Row): void {
  if (table === 'residence') foldLeftBehind(accumulator, row);
  else if (table === 'floating_registration') foldServices(accumulator, row);
  else if (table === 'household_visit') foldSample(accumulator, row);
}

function foldLeftBehind(accumulator: RollupAccumulator, row: Row): void {
  const measure = leftBehindMeasures.get(String(row.left_behind));
  if (measure) accumulator.addSpan(villageOf(row), monthOf(String(row.since)), endOf(row), measure);
}

function foldServices(accumulator: RollupAccumulator, row: Row): void {
  const village = villageOf(row);
  const since = monthOf(String(row.registered_on));
  const until = endOf(row);
  for (const { column } of floatingServices) {
    if (row[column] === null) continue;
    accumulator.addSpan(village, since, until, `${column}_eligible`);
    if (row[column]) accumulator.addSpan(village, since, until, `${column}_receiving`);
  }
}

function foldSample(accumulator: RollupAccumulator, row: Row): void {
  if (row.task !== 'FLOATING_SAMPLE' || row.visited_on === null) return;
  const month = monthOf(String(row.visited_on));
  accumulator.add(villageOf(row), month, 'floating_found', Number(row.sampled));
  accumulator.add(villageOf(row), month, 'floating_current', Number(row.in_order));
}

function villageOf(row: Row): string {
  return ancestorAt(String(row.grid_code), 'VILLAGE');
}

function endOf(row: Row): string | null {
  return row.until === null ? null : monthOf(String(row.until));
}
