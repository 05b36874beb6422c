import {
  assertMayDeclare,
  HubError,
  type Purpose,
  purposeFromText,
  purposes,
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
  assertMayDeclare(role, purpose);
  return purpose;
}
