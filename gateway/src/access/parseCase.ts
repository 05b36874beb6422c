import { caseRefShape, HubError, isCaseRef } from '@civicgraph/shared';

/**
 * Reads the header `x-case`. A case number may tell of a person, so a bad one is not quoted.
 * @throws HubError CASE_MALFORMED
 */
export function parseCase(header: string): string {
  // Node reads headers as ISO 8859-1; clients that name cases in Chinese send UTF-8.
  const text = Buffer.from(header, 'latin1').toString();
  if (isCaseRef(text)) return text;
  throw new HubError(
    'CASE_MALFORMED',
    `The header "x-case" names no case. Expected ${caseRefShape}.`,
  );
}
