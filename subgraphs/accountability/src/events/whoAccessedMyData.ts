import { allOf, type Connection, type PageArguments } from '@civicgraph/shared';
import { instant } from '../grants/GrantRow';
import { subjectHashes } from '../ledger';
import type { AccountabilityContext } from '../loaders';
import { type EventNode, eventPage } from './eventPage';

/** Reads of data about the viewer, by others. Somebody without a record of their own has none. */
export function whoAccessedMyData(
  { database, keyring, viewer }: AccountabilityContext,
  paging: PageArguments,
): Promise<Connection<EventNode>> {
  const key = viewer.subject;
  return eventPage(database, {
    list: 'whoAccessedMyData',
    paging,
    subjects: key === null ? [''] : subjectHashes(keyring, { type: 'Person', key }),
    joins: 'LEFT JOIN access_grant g ON g.grant_id = r.grant_id',
    condition: allOf(
      { sql: "r.kind = 'READ'", parameters: [] },
      { sql: 'r.viewer IS NULL OR r.viewer <> ?', parameters: [viewer.id] },
      // An investigation is told of once the delay that was approved is over.
      {
        sql: "r.purpose IS NULL OR r.purpose <> 'CASE_INVESTIGATION' OR g.notice_at IS NULL OR g.notice_at <= ?",
        parameters: [instant(Date.now())],
      },
    ),
  });
}
