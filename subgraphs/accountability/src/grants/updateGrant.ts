import type { Keyring } from '@civicgraph/shared';
import type { EntityManager } from 'typeorm';
import { type GrantFacts, type SealedGrant, sealGrant } from './sealGrant';

/** What a step may change; whom and what a grant is about stays. */
export type GrantChanges = Partial<
  Pick<
    GrantFacts,
    | 'state'
    | 'starts_at'
    | 'expires_at'
    | 'notice_at'
    | 'revoked_at'
    | 'revoked_by'
    | 'reviewed_at'
    | 'reviewed_by'
    | 'outcome'
    | 'review_note'
    | 'approvals'
  >
>;

/** Changes columns of a grant, and seals it anew. Approvals have rows of their own, which the caller inserts. */
export async function updateGrant(
  manager: EntityManager,
  keyring: Keyring,
  grant: SealedGrant,
  changes: GrantChanges,
): Promise<SealedGrant> {
  const changed = sealGrant(keyring, { ...grant, ...changes });
  const { approvals: _, ...columns } = changes;
  const values = { ...columns, seal: changed.seal };
  const assignments = Object.keys(values).map((column) => `${column} = ?`);
  await manager.query(`UPDATE access_grant SET ${assignments.join(', ')} WHERE grant_id = ?`, [
    ...Object.values(values),
    grant.grant_id,
  ]);
  return changed;
}
