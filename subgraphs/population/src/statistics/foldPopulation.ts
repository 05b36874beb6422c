import { addMonths, monthOf, type RollupAccumulator, type Row } from '@civicgraph/shared';
import { ageBands } from './ageBand';
import { kindBuckets, sexBuckets } from './populationRollup';

/** After so many months at a place a person counts as resident (常住). */
const settledAfterMonths = 6;

const kindMeasures = new Map(kindBuckets.map(({ code, measure }) => [code, measure]));
const sexMeasures = new Map(sexBuckets.map(({ code, measure }) => [code, measure]));

/** What a row adds to `populationRollup`. */
export function foldPopulation(accumulator: RollupAccumulator, table: string, row: Row): void {
  if (table === 'residence') foldResidence(accumulator, row);
  else if (table === 'household_visit') foldVisit(accumulator, row);
}

/** A stay counts at the end of every month from its first day to the last month end before departure. */
function foldResidence(accumulator: RollupAccumulator, row: Row): void {
  const grid = String(row.grid_code);
  const since = monthOf(String(row.since));
  const until = row.until === null ? null : monthOf(String(row.until));
  const count = (measure: string, from = since, to = until) =>
    accumulator.addSpan(grid, from, to, measure);

  count('residents');
  const kind = String(row.kind);
  count(kindMeasures.get(kind) ?? 'hukou');
  if (kind === 'FLOATING') {
    count(row.season === 'SEASONAL' ? 'floating_seasonal' : 'floating_year_round');
  } else count('not_floating');
  count(sexMeasures.get(String(row.sex)) ?? 'sex_unknown');
  if (row.at_hukou) count('at_hukou');
  if (row.is_head) count('household_months');
  count('settled', addMonths(since, settledAfterMonths));
  if (row.linked_since !== null) count('linked', later(since, monthOf(String(row.linked_since))));
  if (row.complete_since !== null) {
    count('complete', later(since, monthOf(String(row.complete_since))));
  }
  foldAge(row.birth_date as string | null, since, until, count);
}

/** Splits a stay at the birthdays on which the person passes from one band to the next. */
function foldAge(
  birthDate: string | null,
  since: string,
  until: string | null,
  count: (measure: string, from: string, to: string | null) => void,
): void {
  if (birthDate === null) {
    count('age_unknown', since, until);
    return;
  }
  const born = Number(birthDate.slice(0, 4));
  const month = birthDate.slice(4, 7);
  ageBands.forEach(({ measure, from }, i) => {
    const next = ageBands[i + 1];
    const begins = i === 0 ? since : later(since, `${born + from}${month}`);
    const ends = next ? earlier(until, `${born + next.from}${month}`) : until;
    if (ends === null || begins < ends) count(measure, begins, ends);
  });
}

/** A household counts once a month, on its first visit; sampled records count on every call. */
function foldVisit(accumulator: RollupAccumulator, row: Row): void {
  if (row.visited_on === null) return;
  const grid = String(row.grid_code);
  const month = monthOf(String(row.visited_on));
  if (!row.revisit) {
    accumulator.add(grid, month, 'households_visited');
    accumulator.add(grid, month, 'visited_members', Number(row.members));
    accumulator.add(grid, month, 'visited_members_met', Number(row.members_met));
  }
  if (row.task === 'RECORD_SAMPLE') {
    accumulator.add(grid, month, 'records_compared', Number(row.sampled));
    accumulator.add(grid, month, 'records_correct', Number(row.in_order));
  }
}

function later(left: string, right: string): string {
  return left > right ? left : right;
}

function earlier(left: string | null, right: string): string {
  return left !== null && left < right ? left : right;
}
