import { type Condition, isOneOf, nothing, type Viewer } from '@civicgraph/shared';

/**
 * The person that the viewer's grant is about; null without a grant that is in force. An identity number
 * that several records have meets none of them: the grant is leave to read about one person.
 */
export function grantScope({ grant }: Viewer): Condition | null {
  if (grant === null || !(Date.parse(grant.expiresAt) > Date.now())) return null;
  const [, kind, about = ''] = /^(ref|index):(.+)$/s.exec(grant.subject) ?? [];
  if (kind === 'ref') return isOneOf('person.ref', [about]);
  return kind === 'index' ? hasIdentityNumber(about) : nothing;
}

function hasIdentityNumber(index: string): Condition {
  return {
    sql: 'person.citizen_id_index = ? AND (SELECT COUNT(*) FROM person AS alike WHERE alike.citizen_id_index = ?) = 1',
    parameters: [index, index],
  };
}
