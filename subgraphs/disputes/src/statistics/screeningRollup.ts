import { defineRollup } from '@civicgraph/shared';

/**
 * Disputes found, by grid and month. Apart from what becomes of them, whose many small counts would cost
 * a grid its own; and no sum of what is accepted, for some are refused and others wait over the end of a month.
 */
export const screeningRollup = defineRollup({
  table: 'screening_stats',
  threshold: 5,
  finest: 'GRID',
  measures: [{ name: 'found', kind: 'FLOW' }],
  equations: [],
});
