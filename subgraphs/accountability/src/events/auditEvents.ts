import {
  allOf,
  type Condition,
  type Connection,
  HubError,
  type PageArguments,
  quote,
} from '@civicgraph/shared';
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
  readonly sameSubjectAs?: string | null;
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

/** @throws HubError ARGUMENT_INVALID, CURSOR_MALFORMED, PAGE_SIZE_INVALID */
export function auditEvents(
  { database }: AccountabilityContext,
  filter: AuditEventFilter,
  paging: PageArguments,
): Promise<Connection<EventNode>> {
  const conditions = Object.entries(columns).map(([name, sql]): Condition | null => {
    const value = filter[name as keyof typeof columns];
    return value == null ? null : { sql, parameters: [value] };
  });
  return eventPage(database, {
    list: 'auditEvents',
    paging,
    condition: allOf(...conditions),
    subjects:
      filter.sameSubjectAs == null ? undefined : { sameAs: numberOfRecord(filter.sameSubjectAs) },
  });
}

/** @throws HubError ARGUMENT_INVALID */
function numberOfRecord(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new HubError(
    'ARGUMENT_INVALID',
    `The argument "sameSubjectAs" is ${quote(text)}. Expected the "seq" of a record, for example "17".`,
  );
}
