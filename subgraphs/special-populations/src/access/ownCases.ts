import { allOf, type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';

/**
 * The rows of `care_case` that are the viewer's own. Every statement on cases carries it.
 *
 * A care worker has the cases the token assigns, of the own service only and while they are open:
 * once closed, the work that justified reading them is over. A person has all cases about them.
 */
export function ownCases({ role, cases, subject }: Viewer): Condition {
  switch (role) {
    case 'MH_CARE':
      return assigned(cases, "category = 'SMI'");
    case 'CARE_OTHER':
      return assigned(cases, "category <> 'SMI'");
    case 'SUBJECT':
      return isOneOf('person_ref', subject === null ? [] : [subject]);
    default:
      return nothing;
  }
}

function assigned(cases: readonly string[], service: string): Condition {
  return allOf(isOneOf('care_case_id', cases), {
    sql: `${service} AND closed_on IS NULL`,
    parameters: [],
  });
}
