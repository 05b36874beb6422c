import { defineRollup } from '@civicgraph/shared';

/**
 * Criminal cases by grid and month. A case counts in the month in which it happened; `cases_solved`
 * alone counts in the month in which the case was solved.
 *
 * `accidents` and `civil_origin` are never published from here: the colours of villages need them.
 */
export const incidentRollup = defineRollup({
  table: 'incident_stats',
  threshold: 5,
  finest: 'GRID',
  measures: [
    { name: 'criminal', kind: 'FLOW' },
    { name: 'criminal_solved', kind: 'FLOW' },
    { name: 'cases_solved', kind: 'FLOW' },
    { name: 'accidents', kind: 'FLOW' },
    { name: 'civil_origin', kind: 'FLOW' },
  ],
  equations: [{ total: 'criminal', parts: ['criminal_solved'] }],
});
