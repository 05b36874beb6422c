import type { EntityManager } from 'typeorm';
import type { Actor, TokenRole } from './Actor';

/** A token with what is kept of its secret. */
export interface TokenRow extends Actor {
  readonly id: string;
  readonly secretHash: string;
  readonly expiresAt: string;
}

interface StoredToken {
  readonly id: string;
  readonly secret_hash: string;
  readonly role: TokenRole;
  readonly subgraph: string | null;
  readonly label: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly revoked_at: string | null;
  readonly last_used_on: string | null;
}

const columns =
  'id, secret_hash, role, subgraph, label, created_at, expires_at, revoked_at, last_used_on';

/** Null for an id that no token has. */
export async function readToken(manager: EntityManager, id: string): Promise<TokenRow | null> {
  const [row]: StoredToken[] = await manager.query(`SELECT ${columns} FROM token WHERE id = ?`, [
    id,
  ]);
  return row ? tokenOf(row) : null;
}

/** Tokens, latest first: of one subgraph, or all. */
export async function readTokens(
  manager: EntityManager,
  subgraph: string | null,
): Promise<TokenRow[]> {
  const rows: StoredToken[] = await manager.query(
    `SELECT ${columns} FROM token ${subgraph === null ? '' : 'WHERE subgraph = ?'} ORDER BY created_at DESC, id`,
    subgraph === null ? [] : [subgraph],
  );
  return rows.map(tokenOf);
}

function tokenOf(row: StoredToken): TokenRow {
  return {
    id: row.id,
    secretHash: row.secret_hash,
    role: row.role,
    subgraph: row.subgraph,
    label: row.label,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_on,
  };
}
