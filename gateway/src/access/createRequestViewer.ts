import type { IncomingHttpHeaders } from 'node:http';
import { type Accountability, createViewer, type Purpose, type Viewer } from '@civicgraph/shared';
import { parsePurpose } from '../identify';
import { findGrant } from './findGrant';
import { parseCase } from './parseCase';

/** Header in which a request declares what it is for, such as `care-delivery`; it replaces the token's claim. */
export const purposeHeader = 'x-purpose';
/** Header that names the case that a request is for. */
export const caseHeader = 'x-case';

/**
 * The viewer as whom a request is answered: that of its token, with what its headers declare. The same
 * viewer with the same headers is the same object, but where a grant is used, which is asked for anew.
 * @throws HubError PURPOSE_UNKNOWN, PURPOSE_NOT_ALLOWED, CASE_MALFORMED, GRANT_NOT_ACCEPTED or
 * LEDGER_UNAVAILABLE
 */
export type RequestViewer = (
  viewer: Viewer,
  headers: IncomingHttpHeaders,
) => Viewer | Promise<Viewer>;

/** @param accountability knows the grants; without it nobody can use one */
export function createRequestViewer(accountability: Accountability | undefined): RequestViewer {
  const kept = new WeakMap<Viewer, Map<string, Viewer>>();

  /** As many a viewer as it has purposes and own cases, for as long as its token is remembered. */
  function declaring(viewer: Viewer, purpose: Purpose | null, caseRef: string | null): Viewer {
    if (purpose === viewer.purpose && caseRef === null) return viewer;
    const known = kept.get(viewer) ?? new Map<string, Viewer>();
    kept.set(viewer, known);
    const key = `${purpose} ${caseRef}`;
    const derived = known.get(key) ?? createViewer({ ...viewer, purpose, caseRef });
    known.set(key, derived);
    return derived;
  }

  return (viewer, headers) => {
    // Node joins headers given twice, which makes neither a purpose nor a case of them.
    const given = headers[purposeHeader] as string | undefined;
    const caseText = headers[caseHeader] as string | undefined;
    const purpose = given === undefined ? viewer.purpose : parsePurpose(given, viewer.role);
    if (caseText === undefined) return declaring(viewer, purpose, null);
    const caseRef = parseCase(caseText);
    if (viewer.cases.includes(caseRef)) return declaring(viewer, purpose, caseRef);
    return findGrant(accountability, { viewer: viewer.id, purpose, caseRef }).then((grant) =>
      createViewer({ ...viewer, purpose: grant.purpose, caseRef, grant }),
    );
  };
}
