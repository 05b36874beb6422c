import {
  HubError,
  type Purpose,
  purposeFromText,
  purposes,
  purposesOf,
  quote,
  type Role,
} from '@civicgraph/shared';

/**
 * Reads the purpose that a viewer of a role declares, by header or in a token.
 * @throws HubError PURPOSE_UNKNOWN, or PURPOSE_NOT_ALLOWED with those that the role may declare in
 * `extensions.purposes`
 */
export function parsePurpose(text: string, role: Role): Purpose {
  const purpose = purposeFromText(text);
  if (!purpose) {
    throw new HubError(
      'PURPOSE_UNKNOWN',
      `There is no purpose ${quote(text)}. Expected one of ${purposes.join(', ')}.`,
    );
  }
  const allowed = purposesOf(role);
  if (allowed.includes(purpose)) return purpose;
  throw new HubError(
    'PURPOSE_NOT_ALLOWED',
    `The role ${role} may not declare the purpose ${quote(purpose)}. Expected ${allowed.join(' or ')}.`,
    { purposes: allowed },
  );
}
