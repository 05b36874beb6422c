import type { GrantLookup, GrantQuestion } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { BrokenGrant } from './BrokenGrant';
import { instant, stateOf } from './GrantRow';
import { type GrantReader, readGrants } from './readGrants';

/** More than anybody asks for of one case; a few rows that nobody asked for do not hide a true one. */
const candidates = 20;

/**
 * How the grant of a viewer for a purpose and a case stands now. Of several it is the one asked for last that
 * is in force, or else the last one; one that is broken is as good as none.
 */
export async function findGrant(
  manager: Pick<EntityManager, 'query'>,
  reader: GrantReader,
  { viewer, purpose, caseRef }: GrantQuestion,
): Promise<GrantLookup> {
  const now = instant(Date.now());
  const found = await readGrants(manager, reader, {
    condition: {
      sql: 'viewer = ? AND purpose = ? AND case_ref = ?',
      parameters: [viewer, purpose, caseRef],
    },
    order: {
      sql: "CASE WHEN state = 'ACTIVE' AND expires_at > ? THEN 0 ELSE 1 END",
      parameters: [now],
    },
    limit: candidates,
  });
  const grants = found.flatMap((grant) => (grant instanceof BrokenGrant ? [] : [grant]));
  const grant = grants.find((one) => stateOf(one, now) === 'ACTIVE') ?? grants[0];
  if (!grant) return { state: 'NONE' };
  const state = stateOf(grant, now);
  if (state === 'REQUESTED') return { state: 'NOT_APPROVED' };
  if (state !== 'ACTIVE' || grant.expires_at === null) {
    return { state: state === 'REVOKED' ? 'REVOKED' : 'EXPIRED' };
  }
  return {
    state,
    grant: {
      id: grant.grant_id,
      kind: grant.kind,
      purpose: grant.purpose,
      caseRef: grant.case_ref,
      subject: grant.subject,
      expiresAt: grant.expires_at,
    },
  };
}
