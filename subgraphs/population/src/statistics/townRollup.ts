import { type Bucket, defineRollup, type Measure } from '@civicgraph/shared';

export const leftBehindBuckets: readonly Bucket[] = [
  { code: 'ELDER', measure: 'left_behind_elder', label: '留守老人' },
  { code: 'WOMAN', measure: 'left_behind_woman', label: '留守妇女' },
  { code: 'CHILD', measure: 'left_behind_child', label: '留守儿童' },
];

/** The SDL's `FloatingService`, each with its column of `floating_registration`. */
export const floatingServices = [
  { code: 'EMPLOYMENT', column: 'employment' },
  { code: 'HOUSING', column: 'housing' },
  { code: 'MEDICAL', column: 'medical' },
  { code: 'INSURANCE', column: 'insurance' },
  { code: 'SCHOOLING', column: 'schooling' },
] as const;

const stocks = [
  ...leftBehindBuckets.map(({ measure }) => measure),
  ...floatingServices.flatMap(({ column }) => [`${column}_eligible`, `${column}_receiving`]),
].map((name): Measure => ({ name, kind: 'STOCK' }));

const flows = ['floating_found', 'floating_current'].map(
  (name): Measure => ({ name, kind: 'FLOW' }),
);

/** Statistics that are published for towns and larger regions only. */
export const townRollup = defineRollup({
  table: 'population_town_stats',
  threshold: 5,
  finest: 'TOWN',
  measures: [...stocks, ...flows],
  equations: [
    ...floatingServices.map(({ column }) => ({
      total: `${column}_eligible`,
      parts: [`${column}_receiving`],
    })),
    { total: 'floating_found', parts: ['floating_current'] },
  ],
});
