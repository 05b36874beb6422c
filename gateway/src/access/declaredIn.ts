import type { IncomingHttpHeaders } from 'node:http';
import { type Purpose, purposeFromText } from '@civicgraph/shared';
import { caseHeader, purposeHeader } from './createRequestViewer';
import { readCase } from './parseCase';

/** What the headers of a request declare, whether its viewer may or not; null for what is not readable. */
export interface Declared {
  readonly purpose: Purpose | null;
  readonly caseRef: string | null;
}

export function declaredIn(headers: IncomingHttpHeaders): Declared {
  return {
    purpose: purposeFromText(String(headers[purposeHeader] ?? '')) ?? null,
    caseRef: readCase(String(headers[caseHeader] ?? '')) ?? null,
  };
}
