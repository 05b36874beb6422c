import { HubError, quote } from '@civicgraph/shared';

const shape = /^[A-G]\d{2}$/;

/**
 * Checks the id of an indicator.
 * @throws HubError ARGUMENT_INVALID
 */
export function parseIndicator(text: string): string {
  if (!shape.test(text)) {
    throw new HubError(
      'ARGUMENT_INVALID',
      `Unknown indicator ${quote(text)}. Expected a letter from A to G and two digits, for example "A17".`,
    );
  }
  return text;
}
