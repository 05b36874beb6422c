import type { EntityManager } from 'typeorm';
import { writeHistory } from '../store/history';
import { readTokens } from './tokenRows';

/**
 * Revokes every token of a subgraph, each with an entry in the history. Needs the transaction of what makes them void.
 * @param by label of the token of whoever does it
 */
export async function revokeTokensOf(
  manager: EntityManager,
  subgraph: string,
  by: string,
): Promise<void> {
  const holding = (await readTokens(manager, subgraph)).filter(
    ({ revokedAt }) => revokedAt === null,
  );
  const now = new Date().toISOString();
  for (const { id } of holding) {
    await manager.query('UPDATE token SET revoked_at = ? WHERE id = ?', [now, id]);
    await writeHistory(manager, { by, action: 'REVOKE_TOKEN', subgraph, outcome: 'ACCEPTED' });
  }
}
