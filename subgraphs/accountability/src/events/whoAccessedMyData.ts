import { allOf, type Connection, type PageArguments, type SubjectKey } from '@civicgraph/shared';
import { instant, longestDelayDays } from '../grants/GrantRow';
import { subjectHashes } from '../ledger';
import type { AccountabilityContext } from '../loaders';
import { type EventNode, eventPage } from './eventPage';

export interface MyDataArguments extends PageArguments {
  /** A reference to a petition, sealed for the viewer; without it the question is about the person. */
  readonly petition?: string | null;
}

/**
 * Reads of data about the viewer, or of a petition that was shown to them, by others. Somebody without a record
 * of their own has none, nor has what is no reference to a petition.
 */
export function whoAccessedMyData(
  context: AccountabilityContext,
  { petition, ...paging }: MyDataArguments,
): Promise<Connection<EventNode>> {
  const { database, keyring, viewer } = context;
  const about = subjectOf(context, petition);
  const now = Date.now();
  return eventPage(database, {
    list: 'whoAccessedMyData',
    paging,
    subjects: { hashes: about === null ? [] : subjectHashes(keyring, about) },
    joins: 'LEFT JOIN access_grant g ON g.grant_id = r.grant_id',
    condition: allOf(
      { sql: "r.kind = 'READ'", parameters: [] },
      { sql: 'r.viewer IS NULL OR r.viewer <> ?', parameters: [viewer.id] },
      // An investigation is told of once the delay that was approved is over. What the row of the grant says is not
      // enough to keep it for longer than any delay may be, whoever wrote there.
      {
        sql: "r.purpose IS NULL OR r.purpose <> 'CASE_INVESTIGATION' OR g.notice_at IS NULL OR g.notice_at <= ? OR r.at <= ?",
        parameters: [instant(now), instant(now, -24 * longestDelayDays)],
      },
    ),
  });
}

function subjectOf(
  { viewer, references }: AccountabilityContext,
  petition: string | null | undefined,
): SubjectKey | null {
  const [type, key] =
    petition == null
      ? ['Person', viewer.subject]
      : ['Petition', references.open(viewer, 'Petition', petition)];
  return key === null ? null : { type, key };
}
