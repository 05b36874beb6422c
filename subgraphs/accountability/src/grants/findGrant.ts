import type { GrantLookup, GrantQuestion } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { type GrantRow, grantColumns, instant, stateOf } from './GrantRow';

/**
 * How the grant of a viewer for a purpose and a case stands now. Of several it is the one asked for last that
 * is in force, or else the last one.
 */
export async function findGrant(
  manager: EntityManager,
  { viewer, purpose, caseRef }: GrantQuestion,
): Promise<GrantLookup> {
  const now = instant(Date.now());
  const [row]: GrantRow[] = await manager.query(
    `SELECT ${grantColumns.join(',')} FROM access_grant WHERE viewer = ? AND purpose = ? AND case_ref = ? ORDER BY CASE WHEN state = 'ACTIVE' AND expires_at > ? THEN 0 ELSE 1 END, grant_id DESC LIMIT 1`,
    [viewer, purpose, caseRef, now],
  );
  if (!row) return { state: 'NONE' };
  const state = stateOf(row, now);
  if (state === 'REQUESTED') return { state: 'NOT_APPROVED' };
  if (state !== 'ACTIVE' || row.expires_at === null)
    return { state: state === 'REVOKED' ? 'REVOKED' : 'EXPIRED' };
  return {
    state,
    grant: {
      id: row.grant_id,
      kind: row.kind,
      purpose: row.purpose,
      caseRef: row.case_ref,
      subject: row.subject,
      expiresAt: row.expires_at,
    },
  };
}
