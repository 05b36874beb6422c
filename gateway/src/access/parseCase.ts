import { caseRefShape, HubError, isCaseRef } from '@civicgraph/shared';

/**
 * Reads the header `x-case`. A case number may tell of a person, so a bad one is not quoted.
 * @throws HubError CASE_MALFORMED
 */
export function parseCase(header: string): string {
  const caseRef = readCase(header);
  if (caseRef !== undefined) return caseRef;
  throw new HubError(
    'CASE_MALFORMED',
    `The header "x-case" names no case. Expected ${caseRefShape}.`,
  );
}

/** The case that a header names; undefined when it names none. */
export function readCase(header: string): string | undefined {
  // Node reads headers as ISO 8859-1; clients that name cases in Chinese send UTF-8.
  const text = Buffer.from(header, 'latin1').toString();
  return isCaseRef(text) ? text : undefined;
}
