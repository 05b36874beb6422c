import type { Condition, Viewer } from '@civicgraph/shared';

const nothing: Condition = { sql: '1 = 0', parameters: [] };

/** Accusations are rows for the count only; nobody reads one. */
const noAccusation = "purpose <> 'ACCUSATION'";

/**
 * Which petitions a viewer may read by number: handlers their cases, administrators what their
 * department answers for. A resident reads whatever a query code or a sealed reference led to, so
 * for them the way there is the limit.
 */
export function petitionScope({ role, cases, department }: Viewer): Condition {
  if (role === 'SUBJECT') return { sql: noAccusation, parameters: [] };
  if (role === 'PETITION' && cases.length > 0) {
    const marks = cases.map(() => '?').join(',');
    return { sql: `${noAccusation} AND petition_id IN (${marks})`, parameters: cases };
  }
  if (role === 'DEPT_ADMIN' && department !== null) {
    return { sql: `${noAccusation} AND responsible = ?`, parameters: [department] };
  }
  return nothing;
}

/** Which petitions are in a viewer's own list; a resident has none. */
export function ownListScope(viewer: Viewer): Condition {
  return viewer.role === 'SUBJECT' ? nothing : petitionScope(viewer);
}
