import {
  allOf,
  type Condition,
  type Connection,
  HubError,
  type PageArguments,
} from '@civicgraph/shared';
import { subjectHashes } from '../ledger';
import type { AccountabilityContext } from '../loaders';
import { type EventNode, eventPage } from './eventPage';

export interface AuditEventFilter {
  readonly viewer?: string | null;
  readonly role?: string | null;
  readonly department?: string | null;
  readonly purpose?: string | null;
  readonly grantId?: string | null;
  readonly kind?: string | null;
  readonly code?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
  readonly subject?: string | null;
}

const columns = {
  viewer: 'r.viewer = ?',
  role: 'r.role = ?',
  department: 'r.department = ?',
  purpose: 'r.purpose = ?',
  grantId: 'r.grant_id = ?',
  kind: 'r.kind = ?',
  code: 'r.code = ?',
  from: 'r.at >= ?',
  to: 'r.at < ?',
} as const satisfies Partial<Record<keyof AuditEventFilter, string>>;

/** @throws HubError SUBJECT_TOKEN_NOT_ACCEPTED, CURSOR_MALFORMED, PAGE_SIZE_INVALID */
export function auditEvents(
  context: AccountabilityContext,
  filter: AuditEventFilter,
  paging: PageArguments,
): Promise<Connection<EventNode>> {
  const conditions = Object.entries(columns).map(([name, sql]): Condition | null => {
    const value = filter[name as keyof typeof columns];
    return value == null ? null : { sql, parameters: [value] };
  });
  return eventPage(context.database, {
    list: 'auditEvents',
    paging,
    condition: allOf(...conditions),
    subjects: filter.subject == null ? undefined : hashesOf(context, filter.subject),
  });
}

function hashesOf({ viewer, references, keyring }: AccountabilityContext, reference: string) {
  const key = references.open(viewer, 'Person', reference);
  if (key !== null) return subjectHashes(keyring, { type: 'Person', key });
  throw new HubError(
    'SUBJECT_TOKEN_NOT_ACCEPTED',
    'The argument "subject" is no reference to a person that was given to you. Expected one from an answer to your own request.',
  );
}
