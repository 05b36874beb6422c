import { allOf, type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';

/** Accusations are rows for the count only; nobody reads one. */
const noAccusation: Condition = { sql: "purpose <> 'ACCUSATION'", parameters: [] };

/**
 * Which petitions a viewer may read by number: handlers their cases, administrators what their
 * department answers for. A resident reads whatever a query code or a sealed reference led to, so
 * for them the way there is the limit.
 */
export function petitionScope({ role, cases, department }: Viewer): Condition {
  switch (role) {
    case 'SUBJECT':
      return noAccusation;
    case 'PETITION':
      return allOf(noAccusation, isOneOf('petition_id', cases));
    case 'DEPT_ADMIN':
      return allOf(noAccusation, isOneOf('responsible', department === null ? [] : [department]));
    default:
      return nothing;
  }
}

/** Which petitions are in a viewer's own list; a resident has none. */
export function ownListScope(viewer: Viewer): Condition {
  return viewer.role === 'SUBJECT' ? nothing : petitionScope(viewer);
}
