import type { Condition, Viewer } from '@civicgraph/shared';

/**
 * The rows of `care_case` that are the viewer's own; null when there can be none. Every statement
 * on cases carries it.
 *
 * A care worker has the cases the token assigns, of the own service only and while they are open:
 * once closed, the work that justified reading them is over. A person has all cases about them.
 */
export function ownCases(viewer: Viewer): Condition | null {
  switch (viewer.role) {
    case 'MH_CARE':
      return assigned(viewer.cases, "category = 'SMI'");
    case 'CARE_OTHER':
      return assigned(viewer.cases, "category <> 'SMI'");
    case 'SUBJECT':
      return viewer.subject === null
        ? null
        : { sql: 'person_ref = ?', parameters: [viewer.subject] };
    default:
      return null;
  }
}

function assigned(cases: readonly string[], service: string): Condition | null {
  if (cases.length === 0) return null;
  const marks = cases.map(() => '?').join(',');
  return {
    sql: `care_case_id IN (${marks}) AND ${service} AND closed_on IS NULL`,
    parameters: cases,
  };
}
