/** Who asks the registry, by the token that came along. */
export interface Actor {
  /** Null for the administrator's token that the hub was started with. */
  readonly id: string | null;
  readonly role: TokenRole;
  /** The only subgraph that a publisher may publish; null for an administrator. */
  readonly subgraph: string | null;
  readonly label: string;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly revokedAt: string | null;
  /** A UTC date. */
  readonly lastUsedAt: string | null;
}

export type TokenRole = 'ADMINISTRATOR' | 'PUBLISHER';
