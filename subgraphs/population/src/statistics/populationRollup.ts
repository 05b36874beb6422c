import { type Bucket, defineRollup, type Measure } from '@civicgraph/shared';
import { ageBands } from './ageBand';

export const kindBuckets: readonly Bucket[] = [
  { code: 'HUKOU', measure: 'hukou', label: '户籍人口' },
  { code: 'FLOATING', measure: 'floating', label: '流动人口' },
  { code: 'OVERSEAS', measure: 'overseas', label: '境外人员' },
];

export const sexBuckets: readonly Bucket[] = [
  { code: 'UNKNOWN', measure: 'sex_unknown', label: '未知的性别' },
  { code: 'MALE', measure: 'male', label: '男性' },
  { code: 'FEMALE', measure: 'female', label: '女性' },
  { code: 'NOT_STATED', measure: 'sex_not_stated', label: '未说明的性别' },
];

const stocks = [
  'residents',
  ...kindBuckets.map(({ measure }) => measure),
  'not_floating',
  'floating_seasonal',
  'floating_year_round',
  ...ageBands.map(({ measure }) => measure),
  'age_unknown',
  ...sexBuckets.map(({ measure }) => measure),
  'settled',
  'at_hukou',
  'complete',
  'linked',
];

const flows = [
  'household_months',
  'households_visited',
  'visited_members',
  'visited_members_met',
  'records_compared',
  'records_correct',
];

const asMeasure =
  (kind: Measure['kind']) =>
  (name: string): Measure => ({ name, kind });

/**
 * Statistics down to the grid. `not_floating` is published by nobody, but anybody can compute it; as
 * a sum of its own it makes a handful of persons from overseas hide behind the registered ones
 * instead of taking the floating population with them.
 */
export const populationRollup = defineRollup({
  table: 'population_stats',
  threshold: 5,
  finest: 'GRID',
  measures: [...stocks.map(asMeasure('STOCK')), ...flows.map(asMeasure('FLOW'))],
  equations: [
    { total: 'residents', parts: ['floating', 'not_floating'] },
    { total: 'not_floating', parts: ['hukou', 'overseas'] },
    { total: 'floating', parts: ['floating_seasonal', 'floating_year_round'] },
    { total: 'residents', parts: [...ageBands.map(({ measure }) => measure), 'age_unknown'] },
    { total: 'residents', parts: sexBuckets.map(({ measure }) => measure) },
    { total: 'residents', parts: ['settled'] },
    { total: 'residents', parts: ['at_hukou'] },
    { total: 'residents', parts: ['complete'] },
    { total: 'residents', parts: ['linked'] },
    { total: 'household_months', parts: ['households_visited'] },
    { total: 'visited_members', parts: ['visited_members_met'] },
    { total: 'records_compared', parts: ['records_correct'] },
  ],
});
